package exchange.standalone;

import java.net.URI;

/** Where the exchange is reached, however many processes it is. */
interface Entrance {

    /** Where a request goes. */
    URI uri(String method, String path);

    /** One of the demo people; they all have the same password. */
    Person as(String login);

    /** Somebody without an account. */
    Person anybody();
}
