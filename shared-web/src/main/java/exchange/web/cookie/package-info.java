/** What does the exchange leave in a browser, and over which connections does it come back? {@link exchange.web.cookie.Cookies} makes each cookie. */
@NullMarked
package exchange.web.cookie;

import org.jspecify.annotations.NullMarked;
