package exchange.query.matching;

import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import exchange.query.model.Generation;
import exchange.reference.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks who would fit a listing that somebody is only telling about.
 *
 * @param generation of the catalogue from which they are found
 * @param product a code; null as long as there is none
 * @param capability null as long as it is not known: any will do then
 * @param seeks of an idea
 * @param place null as long as it is not known: nobody is far away then
 */
public record FindCounterparts(
        Generation generation,
        Kind kind,
        String title,
        @Nullable String product,
        @Nullable Capability capability,
        List<Capability> seeks,
        @Nullable Place place,
        int most) {}
