package exchange.query.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An address of this site that grows by parameters. */
final class Address {

    private final StringBuilder written;
    private char separator = '?';

    Address(String path) {
        this.written = new StringBuilder(path);
    }

    Address add(String name, String value) {
        written.append(separator).append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        separator = '&';
        return this;
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
