package exchange.query.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.query.Actor;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import exchange.query.ReadingRoom.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The review page")
@ParameterizedClass
@EnumSource(Databases.class)
class ReviewPageTest {

    private final ReadingRoom room;
    private final Listings listings;

    ReviewPageTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void shows_no_contact_until_it_is_opened_and_records_each_look() {
        ListingId id = listings.submit(new Draft());
        assertThat(page("otto", "/listings/" + id).status()).isEqualTo(200);
        assertThat(page("ada", "/listings/" + id).status()).isEqualTo(200);
        assertThat(page("ada", "/listings/" + id + "/contact").status()).isEqualTo(200);
        assertThat(page("ada", "/listings/" + id + "/contact?reason=x").status())
                .isEqualTo(200);
        assertThat(looks(id)).isEmpty();
        assertThat(page("otto", "/listings/" + id + "/contact").body()).contains("protokolliert");
        assertThat(page("ada", "/listings/" + id + "/contact?reason=Stichprobe").status())
                .isEqualTo(200);
        assertThat(looks(id)).containsExactly("MODERATOR null", "AUDITOR Stichprobe");
        assertThat(page("ines", "/listings/" + id + "/contact").status()).isEqualTo(403);
        assertThat(looks(id)).hasSize(2);
    }

    @Test
    void tells_whoever_wrote_the_listing_that_somebody_else_approves_it() {
        Actor otto = listings.person("otto");
        ListingId id = listings.submit(new Draft().by(otto, "ACCOUNT"));
        listings.claim(id, "otto", Instant.now().plus(Duration.ofMinutes(10)));
        String body = page("otto", "/listings/" + id).body();
        assertThat(body).contains("Vier Augen: nicht erfüllt").contains("Freigabe nicht möglich");
        assertThat(body).doesNotContain("/approve\"").contains("/reject\"");
        assertThat(page("mira", "/listings/" + id).body()).contains("Vier Augen: erfüllt");
    }

    @Test
    void is_there_for_whoever_works_here_and_for_nobody_else() {
        ListingId id = listings.submit(new Draft());
        for (String login : new String[] {"otto", "mira", "cem", "ada", "ines"}) {
            assertThat(page(login, "/listings/" + id).status()).as(login).isEqualTo(200);
        }
        for (String login : new String[] {"greta", "nora"}) {
            assertThat(page(login, "/listings/" + id).status()).as(login).isEqualTo(404);
        }
        assertThat(page("otto", "/listings/" + ListingId.random()).status()).isEqualTo(404);
        assertThat(page("otto", "/listings/none").status()).isEqualTo(404);
        assertThat(page("ada", "/desk/queue").status()).isEqualTo(403);
        assertThat(page("otto", "/desk/queue?kind=NONE").status()).isEqualTo(400);
        assertThat(page("otto", "/desk/queue/compare?a=" + id).status()).isEqualTo(404);
    }

    private Answer page(String login, String path) {
        return room.getAs(login, path, "Accept", "text/html", "Accept-Language", "de");
    }

    private List<String> looks(ListingId id) {
        return room.bean(JdbcClient.class)
                .sql("select role, reason from query.personal_data_access where listing = ? order by id")
                .param(id.toString())
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }
}
