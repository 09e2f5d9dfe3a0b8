/**
 * What may be done with a listing, by whom and when, from its submission to its end?
 *
 * <p>Start at {@link exchange.command.listing.Listing}, which decides; what it knows is {@link exchange.command.listing.ListingState};
 * what can be asked of it is {@link exchange.command.listing.ListingCommand}. The endpoints check what came in and from whom.
 */
@NullMarked
package exchange.command.listing;

import org.jspecify.annotations.NullMarked;
