/**
 * Where does a listing stand, and how did it get there?
 *
 * <p>Read from the listing's own events each time, so the answer is never behind a command. Start at {@code FoldedListing}, the reading
 * twin of the aggregate; {@code GetListingHandler} decides who sees how much of it.
 */
@NullMarked
package exchange.query.listing;

import org.jspecify.annotations.NullMarked;
