/**
 * What can happen to a listing, from the telephone call that brought it to the delivery that ended it?
 *
 * <p>Start at {@link exchange.event.listing.ListingEvent}; what an event carries is in {@link exchange.event.listing.Content}. Texts
 * and persons are {@link exchange.privacy.Sealed}: the log never holds them in plain.
 */
@NullMarked
package exchange.event.listing;

import org.jspecify.annotations.NullMarked;
