package exchange.query.intake;

import exchange.event.listing.Kind;
import exchange.query.matching.Likeness;
import java.util.List;

/**
 * What is typed so far, without whom it concerns.
 *
 * @param path the codes from the root down to the product; empty as long as there is none
 * @param postalCode and place: empty as long as they are not typed
 */
record Typed(Kind kind, Likeness words, OrganisationName name, List<String> path, String postalCode, String place) {}
