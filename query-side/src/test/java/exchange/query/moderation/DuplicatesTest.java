package exchange.query.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import exchange.query.model.Generation;
import exchange.web.problem.Language;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What was perhaps entered twice")
@ParameterizedClass
@EnumSource(Databases.class)
class DuplicatesTest {

    private final ReadingRoom room;
    private final Listings listings;

    DuplicatesTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void is_found_among_what_waits_and_what_is_published_the_likest_first() {
        String word = Listings.word();
        ListingId published = listings.publish(new Draft().title("Visiere " + word + " aus Spritzguss"));
        ListingId waiting = listings.submit(new Draft().title("Visiere " + word));
        ListingId again = listings.submit(new Draft().title("Visiere " + word));
        assertThat(of(again)).extracting(Duplicate::id).startsWith(waiting).contains(published);
        assertThat(of(again).getFirst().common()).contains("ORGANISATION", "TITLE");
        assertThat(of(again).getFirst().similarity()).isGreaterThan(0.9);
    }

    @Test
    void is_nothing_that_is_closed() {
        String word = Listings.word();
        ListingId first = listings.submit(new Draft().title("Kittel " + word));
        ListingId again = listings.submit(new Draft().title("Kittel " + word));
        assertThat(of(again)).extracting(Duplicate::id).contains(first);
        listings.happens(
                listings.person("otto"),
                first,
                new Remarks("doppelt", null, null),
                remarks -> new ListingRejected(first, 1, ReviewReason.DUPLICATE, remarks));
        assertThat(of(again)).extracting(Duplicate::id).doesNotContain(first);
    }

    @Test
    void knows_a_company_without_its_legal_form() {
        assertThat(Duplicates.organisations("Weberei Alb GmbH", "weberei alb")).isOne();
        assertThat(Duplicates.organisations("Weberei Alb GmbH & Co. KG", "Weberei Alb GmbH"))
                .isOne();
        assertThat(Duplicates.organisations("Weberei Alb GmbH", "Klinikum Schwarzwald-Baar gGmbH"))
                .isLessThan(0.2);
        assertThat(Duplicates.organisations("GmbH", "GmbH")).isZero();
    }

    private List<Duplicate> of(ListingId id) {
        room.settle();
        Generation generation = room.generation(Moderation.NAME);
        return room.bean(Duplicates.class).handle(new FindDuplicates(generation, id, Language.GERMAN));
    }
}
