package exchange.query.matching;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.WithdrawalReason;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import exchange.query.catalogue.PublishedListings;
import exchange.query.matching.MatchIndex.Ranked;
import exchange.reference.Place;
import exchange.reference.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The matches of a random history")
class MatchesAfterReplayTest {

    private static final List<String> PRODUCTS =
            List.of("ffp2-mask", "ffp3-mask", "mask", "surgical-mask", "protective-gown", "meltblown");
    private static final List<String> CODES = List.of("72764", "70173", "20095", "10115");
    private static final List<String> STANDARDS = List.of("EN 149 FFP2", "EN 14683 Type IIR");
    private static final int STEPS = 120;

    private final Random random = new Random(17);
    private final List<ListingId> published = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Databases.class)
    void are_those_of_every_pair_while_it_is_lived_after_a_replay_and_after_a_restart(Databases databases) {
        Map<String, String> settings = databases.fresh();
        ReadingRoom room = ReadingRoom.open(settings);
        try {
            for (int step = 0; step < STEPS; step++) {
                happens(room.listings(), room.bean(Places.class));
                if (random.nextInt(10) == 0) {
                    room.settle(); // batches of whatever has come together since
                    assertThat(found(room)).isEqualTo(everyPair(room));
                }
            }
            room.settle();
            Map<String, List<String>> lived = found(room);
            assertThat(lived.values().stream().mapToInt(List::size).sum()).isGreaterThan(100);
            assertThat(lived).isEqualTo(everyPair(room));

            ReadingRoom node = room;
            node.postAs("ines", "/api/admin/read-models/catalogue/rebuild", null);
            node.await(() -> node.generation(PublishedListings.MODEL).number() == 2);
            assertThat(found(room)).as("replayed in large batches").isEqualTo(lived);

            room.close();
            room = ReadingRoom.join(room, settings);
            assertThat(found(room)).as("another process").isEqualTo(lived);
        } finally {
            room.close();
        }
    }

    private void happens(Listings listings, Places places) {
        if (published.size() < 10 || random.nextInt(3) > 0) {
            published.add(listings.publish(draft(places)));
            return;
        }
        ListingId id = published.get(random.nextInt(published.size()));
        switch (random.nextInt(5)) {
            case 0 -> {
                published.remove(id);
                listings.happens(
                        listings.person("cem"), new ListingWithdrawn(id, WithdrawalReason.NO_LONGER_AVAILABLE, null));
            }
            case 1 -> {
                Remarks why = new Remarks("Rückfrage", null, null);
                listings.happens(
                        listings.person("otto"),
                        id,
                        why,
                        text -> new ListingSuspended(id, ReviewReason.CERTIFICATE_DOUBTFUL, text));
                if (random.nextBoolean()) {
                    listings.happens(listings.person("otto"), id, why, text -> new ListingReinstated(id, text));
                }
            }
            case 2 -> {
                if (random.nextBoolean()) {
                    listings.destroy(List.of(listings.keyOfText(id)));
                }
                listings.redact(id);
            }
            default ->
                listings.happens(
                        listings.person("mira"),
                        id,
                        new Remarks("geprüft", null, null),
                        text -> new ConformityAssessed(
                                id, any(STANDARDS), any(List.of(ConformityLevel.values())), text));
        }
    }

    private Draft draft(Places places) {
        Place place = places.byPostalCode(any(CODES)).orElseThrow();
        Draft draft = new Draft()
                .product(any(PRODUCTS))
                .title(any(List.of("Masken aus Vlies", "FFP2 ab Lager", "Schutzkittel gesucht", "Filtermaterial")))
                .description(any(List.of("Für Kliniken.", "Masken und Kittel.", "Meterware auf Rollen.")))
                .at(place);
        if (random.nextBoolean()) {
            draft.kind(Kind.REQUEST).standards();
            return random.nextBoolean() ? draft.requires(any(STANDARDS)) : draft;
        }
        return random.nextBoolean() ? draft.standards(any(STANDARDS)) : draft;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Of each published listing the counterparts with their scores, as the desk reads them. */
    private Map<String, List<String>> found(ReadingRoom room) {
        Map<String, List<String>> found = new HashMap<>();
        for (Party party : parties(room)) {
            List<String> matches = new ArrayList<>();
            for (JsonNode match : room.getAs("cem", "/api/listings/" + party.id() + "/matches?size=100")
                    .items()) {
                matches.add(match.at("/counterpart/id").asString()
                        + ' '
                        + Math.round(match.get("score").asDouble() * Pair.POINTS));
            }
            found.put(party.id(), matches);
        }
        return found;
    }

    private static Map<String, List<String>> everyPair(ReadingRoom room) {
        List<Party> all = parties(room);
        Map<String, List<String>> found = new HashMap<>();
        for (Party subject : all) {
            List<Ranked> ranked = new ArrayList<>();
            for (Party other : all) {
                Pair pair = Pair.of(subject, other, Policy.CURRENT);
                if (pair.broken() == null) {
                    ranked.add(new Ranked(other, pair.points()));
                }
            }
            ranked.sort(Ranked.ORDER);
            found.put(
                    subject.id(),
                    ranked.stream()
                            .limit(100)
                            .map(each -> each.counterpart().id() + ' ' + each.points())
                            .toList());
        }
        return found;
    }

    private static List<Party> parties(ReadingRoom room) {
        List<Party> parties = new ArrayList<>();
        room.bean(PublishedListings.class).some(room.generation(PublishedListings.MODEL), "", 1_000, (id, listing) -> {
            if (listing != null) {
                parties.add(Party.of(listing, Cast.PRODUCTS));
            }
        });
        return parties;
    }
}
