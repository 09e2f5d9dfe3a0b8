package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import exchange.event.listing.Capability;
import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.Remarks;
import exchange.event.listing.WithdrawalReason;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import exchange.reference.Places;
import exchange.reference.Products;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@DisplayName("A search in the catalogue")
@ParameterizedClass
@EnumSource(Databases.class)
class CatalogueSearchTest {

    private final ReadingRoom room;
    private final Listings listings;
    private final String word = Listings.word();

    CatalogueSearchTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void finds_words_whatever_their_case_and_umlauts_but_all_of_them() {
        ListingId bands =
                listings.publish(new Draft().title("Gummibänder " + word).description("Größe M, weiß"));
        for (String question : List.of("gummibänder", "GUMMIBAENDER", "groesse WEISS", "bänd größe", "albstadt")) {
            assertThat(ids("q=" + encoded(question + " " + word))).as(question).containsExactly(bands.toString());
        }
        assertThat(ids("q=" + encoded("gummibänder schwarz " + word))).isEmpty();
    }

    @Test
    void finds_a_product_by_its_other_names_and_whatever_the_ending() {
        String word = Listings.word();
        ListingId masks = listings.publish(new Draft().title("Ware " + word).product("ffp2-mask"));
        ListingId devices = listings.publish(new Draft()
                .title("Ein Beatmungsgerät " + word)
                .description("Mit Zubehör.")
                .product("swab"));
        for (String question :
                List.of("N95", "partikelfiltrierende Halbmaske", "Mundschutz", "masks", "Masken", "PSA")) {
            assertThat(ids("q=" + encoded(question + " " + word))).as(question).containsExactly(masks.toString());
        }
        for (String question : List.of("Beatmungsgeräte", "Beatmungsgeraete", "BEATMUNGSGERÄTEN", "Tupfer")) {
            assertThat(ids("q=" + encoded(question + " " + word))).as(question).containsExactly(devices.toString());
        }
        assertThat(ids("q=" + encoded("OP-Haube " + word))).isEmpty();
        assertThat(ids("q=" + encoded("ware " + word))).as("short").containsExactly(masks.toString());
        assertThat(ids("q=" + encoded("tmun " + word)))
                .as("short, inside of a word")
                .isEmpty();
    }

    @Test
    void forgives_a_typing_error_where_nothing_else_is_found_and_says_what_was_meant() {
        String word = Listings.word();
        ListingId masks = listings.publish(
                new Draft().title("Zwölf Trachealkanülen " + word).product("swab"));
        JsonNode answer = room.get("/api/catalogue?q=" + encoded("Tracheelkanülen " + word))
                .json();
        assertThat(ids(answer.get("items"))).containsExactly(masks.toString());
        assertThat(answer.get("didYouMean").stringValue()).isEqualTo("trachealkanülen " + word);
        assertThat(hits(answer.get("items").get(0).get("highlights").get("title")))
                .containsExactly("Trachealkanülen", word);
        JsonNode right = room.get("/api/catalogue?q=" + encoded("Trachealkanülen " + word))
                .json();
        assertThat(right.get("didYouMean").isNull()).isTrue();
        assertThat(room.get("/api/catalogue?kind=IDEA&q=" + encoded("Trachealkanülen " + word))
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void offers_the_question_without_words_that_are_nowhere() {
        String word = Listings.word();
        String nowhere = Listings.word();
        listings.publish(new Draft().title("Filtervliese " + word));
        JsonNode answer = room.get("/api/catalogue?q=" + encoded("Filtervliese, " + nowhere + " " + word))
                .json();
        assertThat(answer.get("total").asInt()).isZero();
        assertThat(answer.get("didYouMean").stringValue()).isEqualTo("Filtervliese, " + word);
        assertThat(room.get("/api/catalogue?q=" + encoded(nowhere))
                        .json()
                        .get("didYouMean")
                        .isNull())
                .isTrue();
    }

    @Test
    void answers_the_longest_question_there_may_be() {
        String word = Listings.word();
        listings.publish(new Draft().title("Viele lange Wörter " + word));
        List<String> parts = List.of("Desinfektion", "Beatmung", "Untersuchung", "Sterilisation", "Schutzausrüstung");
        List<String> words = new ArrayList<>();
        for (String first : parts) {
            for (String second : List.of("Maske", "Geräte", "Halter", "Spende")) {
                words.add(first + "s" + second.toLowerCase(Locale.ROOT) + "x");
            }
        }
        for (int from = 0; from < words.size(); from += 5) {
            assertThat(room.get("/api/catalogue?q=" + encoded(String.join(" ", words.subList(from, from + 5))))
                            .status())
                    .isEqualTo(200);
        }
        StringBuilder all = new StringBuilder();
        words.forEach(each -> all.append("&q=").append(encoded(each)));
        assertThat(room.get("/api/catalogue?size=1" + all).status()).isEqualTo(200);
        assertThat(room.get("/api/catalogue?size=1&q=noch+eines" + all).status())
                .as("more than twenty words")
                .isEqualTo(400);
    }

    @Test
    void shows_where_the_words_are_in_pieces_that_make_up_the_text() {
        String word = Listings.word();
        listings.publish(new Draft()
                .title("Atemschutzmasken <b>" + word + "</b>")
                .description("Erst viel anderes, das niemand sucht. ".repeat(20) + "Dann aber: Masken. "
                        + "Ende. ".repeat(60)));
        JsonNode found =
                room.get("/api/catalogue?q=" + encoded("maske " + word)).items().get(0);
        JsonNode title = found.get("highlights").get("title");
        assertThat(text(title)).isEqualTo(found.get("title").stringValue());
        assertThat(hits(title)).containsExactly("Atemschutzmasken", word);
        JsonNode excerpt = found.get("highlights").get("excerpt");
        assertThat(hits(excerpt)).contains("Masken");
        assertThat(text(excerpt)).startsWith("…").endsWith("…").hasSizeLessThan(240);
        assertThat(room.get("/api/catalogue?size=1").items().get(0).has("highlights"))
                .isFalse();
    }

    @Test
    void counts_and_filters_levels_of_conformity_and_freshness() {
        String word = Listings.word();
        ListingId verified = listings.publish(new Draft().title(word).standards("EN 149 FFP2", "EN 14683 Type IIR"));
        listings.happens(
                listings.person("otto"),
                verified,
                new Remarks("Geprüft", null, null),
                text -> new ConformityAssessed(verified, "EN 149 FFP2", ConformityLevel.VERIFIED, text));
        ListingId claimed = listings.publish(new Draft().title(word).standards("EN 149 FFP2"));
        JsonNode all = room.get("/api/catalogue?q=" + word).json();
        assertThat(counts(all, "level")).containsExactly("CLAIMED=2", "VERIFIED=1");
        assertThat(counts(all, "freshness")).containsExactly("DAY=2", "WEEK=2", "MONTH=2");
        String standard = "&standard=" + encoded("EN 149 FFP2");
        JsonNode one = room.get("/api/catalogue?q=" + word + standard).json();
        assertThat(counts(one, "level")).containsExactly("CLAIMED=1", "VERIFIED=1");
        assertThat(ids("q=" + word + standard + "&level=VERIFIED")).containsExactly(verified.toString());
        assertThat(ids("q=" + word + standard + "&level=CLAIMED")).containsExactly(claimed.toString());
        assertThat(ids("q=" + word + "&level=CLAIMED&freshness=DAY")).hasSize(2);
        JsonNode atLevel =
                room.get("/api/catalogue?q=" + word + "&level=VERIFIED").json();
        assertThat(counts(atLevel, "standard")).containsExactly("EN 149 FFP2=1");
        assertThat(room.get("/api/catalogue?level=GOOD&freshness=OLD")
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void suggests_while_somebody_types_but_nothing_that_is_not_for_everybody() {
        String word = Listings.word().replaceAll("[0-9]", "q");
        listings.publish(new Draft().title("Titel " + word).product("pulse-oximeter"));
        listings.publish(new Draft().title("Titel geheim" + word).forAuthorities());
        JsonNode products = room.get("/api/suggestions?q=pulsoxi").items();
        assertThat(products.get(0).get("type").stringValue()).isEqualTo("PRODUCT");
        assertThat(products.get(0).get("value").stringValue()).isEqualTo("pulse-oximeter");
        assertThat(products.get(0).get("count").asInt()).isPositive();
        JsonNode words = room.get("/api/suggestions?q=" + encoded("Titel " + word.substring(0, 14)))
                .items();
        assertThat(words.get(0).get("value").stringValue()).isEqualTo("Titel " + word);
        assertThat(room.get("/api/suggestions?q=geheim" + word.substring(0, 10)).items())
                .isEmpty();
        assertThat(room.get("/api/suggestions").items()).isEmpty();
        assertThat(room.get("/api/suggestions?q=x&colour=red").status()).isEqualTo(400);
    }

    @Test
    void every_order_with_words_and_place_pages_without_skipping_while_listings_come_and_go() {
        String word = Listings.word();
        Places places = room.bean(Places.class);
        List<String> codes = List.of("70173", "72458", "20095", "10115", "80331");
        List<ListingId> published = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Draft draft = new Draft()
                    .title(i % 3 == 0 ? word : "Masken " + i)
                    .description("Viel zu " + word)
                    .at(places.byPostalCode(codes.get(i % codes.size())).orElseThrow())
                    .validUntil(LocalDate.now().plusDays(10L + i % 4));
            published.add(listings.publish(draft));
        }
        for (String sort : List.of("relevance", "newest", "distance", "expiry")) {
            String question = "q=" + word + "&near=72458&km=1000&sort=" + sort;
            List<String> expected = ids(question + "&size=100");
            assertThat(expected).hasSize(published.size());
            var page = room.get("/api/catalogue?" + question + "&size=4");
            List<String> seen = new ArrayList<>(ids(page.items()));
            ListingId gone = ListingId.parse(expected.get(9)).orElseThrow();
            withdraw(gone);
            withdraw(ListingId.parse(expected.get(3)).orElseThrow());
            published.removeIf(id -> expected.indexOf(id.toString()) == 9 || expected.indexOf(id.toString()) == 3);
            while (!page.json().get("next").isNull()) {
                page = room.get(linkOf(page));
                seen.addAll(ids(page.items()));
            }
            expected.remove(gone.toString());
            assertThat(seen).as(sort).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void takes_repeated_questions_for_alternatives() {
        ListingId red = listings.publish(new Draft().title("Rote " + word));
        ListingId blue = listings.publish(new Draft().title("Blaue " + word));
        listings.publish(new Draft().title("Grüne " + word));
        assertThat(ids("q=rote+" + word + "&q=blaue+" + word)).containsExactly(blue.toString(), red.toString());
    }

    @Test
    void puts_hits_in_the_title_before_hits_in_the_description_and_then_the_newest_first() {
        ListingId older = listings.publish(new Draft().title("Masken " + word));
        ListingId below = listings.publish(new Draft().title("Kittel dazu").description("Passend zu " + word));
        ListingId newer = listings.publish(new Draft().title("Noch mehr Masken " + word));
        assertThat(ids("q=" + word)).containsExactly(newer.toString(), older.toString(), below.toString());
        assertThat(ids("q=" + word + "&sort=newest"))
                .containsExactly(newer.toString(), below.toString(), older.toString());
    }

    @Test
    void filters_by_what_is_below_a_product_too() {
        ListingId ffp2 = listings.publish(new Draft().title(word));
        ListingId gown = listings.publish(new Draft().title(word).product("protective-gown"));
        String above = room.bean(Products.class).path("ffp2-mask").getFirst();
        assertThat(above).isNotEqualTo("ffp2-mask");
        assertThat(ids("q=" + word + "&product=" + above)).contains(ffp2.toString());
        assertThat(ids("q=" + word + "&product=ffp2-mask")).containsExactly(ffp2.toString());
        assertThat(ids("q=" + word + "&product=ffp2-mask&product=protective-gown"))
                .containsExactlyInAnyOrder(ffp2.toString(), gown.toString());
    }

    @Test
    void counts_each_facet_under_all_other_filters() {
        listings.publish(new Draft().title(word));
        listings.publish(new Draft().title(word).capability(Capability.MATERIAL));
        listings.publish(new Draft()
                .title(word)
                .kind(Kind.REQUEST)
                .standards()
                .requires("EN 149 FFP3")
                .product("ffp3-mask"));
        JsonNode all = room.get("/api/catalogue?q=" + word).json();
        assertThat(all.get("total").asInt()).isEqualTo(3);
        assertThat(counts(all, "kind")).containsExactly("OFFER=2", "REQUEST=1");
        assertThat(counts(all, "capability")).containsExactly("PRODUCTION=2", "MATERIAL=1");
        assertThat(counts(all, "product"))
                .containsExactly("mask=3", "protective-equipment=3", "ffp2-mask=2", "ffp3-mask=1");
        assertThat(all.get("facets").get("product").get(2).get("parent").stringValue())
                .isEqualTo("mask");
        assertThat(counts(all, "district")).containsExactly("DE143=3");
        assertThat(counts(all, "standard")).containsExactly("EN 149 FFP2=2", "EN 149 FFP3=1");

        JsonNode material = room.get("/api/catalogue?kind=OFFER&capability=MATERIAL&q=" + word, "Accept-Language", "en")
                .json();
        assertThat(material.get("total").asInt()).isEqualTo(1);
        assertThat(counts(material, "kind")).containsExactly("OFFER=1");
        assertThat(counts(material, "capability")).containsExactly("MATERIAL=1", "PRODUCTION=1");
        assertThat(material.get("facets").get("kind").get(0).get("label").stringValue())
                .isEqualTo("Offer");
        assertThat(all.get("facets").get("kind").get(0).get("label").stringValue())
                .isEqualTo("Angebot");
    }

    @Test
    void leaves_exactly_as_many_listings_as_a_facet_promises() {
        listings.publish(new Draft().title(word));
        listings.publish(new Draft().title(word).product("surgical-mask").standards("EN 14683 Type IIR"));
        JsonNode all = room.get("/api/catalogue?q=" + word).json();
        for (String[] facet : new String[][] {
            {"kind", "kind"},
            {"capability", "capability"},
            {"product", "product"},
            {"district", "region"},
            {"standard", "standard"},
            {"level", "level"},
            {"freshness", "freshness"}
        }) {
            for (JsonNode count : all.get("facets").get(facet[0])) {
                String value = encoded(count.get("value").stringValue());
                assertThat(room.get("/api/catalogue?q=" + word + "&" + facet[1] + "=" + value)
                                .json()
                                .get("total"))
                        .as(facet[0] + " " + value)
                        .isEqualTo(count.get("count"));
            }
        }
    }

    @Test
    void measures_from_a_postal_code() {
        Places places = room.bean(Places.class);
        ListingId stuttgart = listings.publish(
                new Draft().title(word).at(places.byPostalCode("70173").orElseThrow()));
        ListingId albstadt = listings.publish(
                new Draft().title(word).at(places.byPostalCode("72458").orElseThrow()));
        ListingId hamburg = listings.publish(
                new Draft().title(word).at(places.byPostalCode("20095").orElseThrow()));
        String from = "/api/catalogue?q=" + word + "&near=72458";
        assertThat(ids("q=" + word + "&near=72458&km=100&sort=distance"))
                .containsExactly(albstadt.toString(), stuttgart.toString());
        assertThat(ids("q=" + word + "&near=72458&km=1000&sort=distance").getLast())
                .isEqualTo(hamburg.toString());
        JsonNode items = room.get(from + "&km=100&sort=distance").items();
        assertThat(items.get(0).get("distanceKm").asDouble()).isZero();
        double expected = Places.kilometresBetween(
                places.byPostalCode("72458").orElseThrow(),
                places.byPostalCode("70173").orElseThrow());
        assertThat(items.get(1).get("distanceKm").asDouble()).isCloseTo(expected, offset(0.001));
        assertThat(ids("q=" + word + "&near=72458&km=1000&sort=distance&size=1"))
                .containsExactly(albstadt.toString());
        assertThat(walk("q=" + word + "&near=72458&km=1000&sort=distance&size=1"))
                .containsExactly(albstadt.toString(), stuttgart.toString(), hamburg.toString());
    }

    @Test
    void takes_regions_of_any_level() {
        ListingId albstadt = listings.publish(new Draft().title(word));
        for (String region : List.of("DE", "DE1", "DE14", "DE143")) {
            assertThat(ids("q=" + word + "&region=" + region)).containsExactly(albstadt.toString());
        }
        assertThat(ids("q=" + word + "&region=DE2")).isEmpty();
    }

    @Test
    void names_what_is_wrong() {
        for (String[] wrong : new String[][] {
            {"kind=GIFT", "kind"},
            {"capability=MAGIC", "capability"},
            {"product=unobtainium", "product"},
            {"standard=EN+0", "standard"},
            {"region=XX9", "region"},
            {"near=00000&km=10", "near"},
            {"near=72458", "km"},
            {"km=10", "near"},
            {"near=72458&km=0", "km"},
            {"near=72458&km=2001", "km"},
            {"sort=price", "sort"},
            {"sort=distance", "sort"},
            {"size=0", "size"},
            {"size=101", "size"},
            {"size=ten", "size"},
            {"cursor=abc", "cursor"},
            {"cursor=%C3%A4%20%3D", "cursor"},
            {"colour=red", "colour"},
            {"q=a%09b", "q"},
            {"after=soon", "after"}
        }) {
            var answer = room.get("/api/catalogue?" + wrong[0]);
            assertThat(answer.status()).as(wrong[0]).isEqualTo(400);
            assertThat(answer.json().has("errors")).as(wrong[0] + answer.body()).isTrue();
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().get("errors").get(0).get("field").stringValue())
                    .as(wrong[0])
                    .isEqualTo(wrong[1]);
        }
        assertThat(room.get("/api/catalogue?kind=GIFT&size=0&colour=red")
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void is_not_confused_by_what_sql_would_take_for_a_pattern() {
        listings.publish(new Draft().title(word));
        assertThat(room.get("/api/catalogue?q=" + encoded("%_'\";-- " + word))
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(room.get("/api/catalogue?q=" + encoded("xyzzy' or 'xyzzy " + word))
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(room.get("/api/catalogue?q=a%00b").status()).isEqualTo(400);
    }

    @Test
    void pages_show_each_listing_once_while_others_come_and_go() {
        List<String> expected = new ArrayList<>();
        List<ListingId> published = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ListingId id = listings.publish(new Draft().title("Nummer " + i + " " + word));
            published.add(id);
            expected.addFirst(id.toString());
        }
        String question = "q=" + word + "&sort=newest&size=2";
        var first = room.get("/api/catalogue?" + question);
        List<String> seen = new ArrayList<>(ids(first.items()));
        withdraw(published.get(6)); // seen already
        withdraw(published.get(3)); // not yet seen
        listings.publish(new Draft().title("Nachzügler " + word));
        expected.remove(published.get(3).toString());
        var page = first;
        while (!page.json().get("next").isNull()) {
            page = room.get(linkOf(page));
            seen.addAll(ids(page.items()));
        }
        assertThat(seen).containsExactlyElementsOf(expected);
        assertThat(page.header("Link")).isEmpty();
    }

    @Test
    void a_cursor_belongs_to_its_question() {
        for (int i = 0; i < 3; i++) {
            listings.publish(new Draft().title("Nummer " + i + " " + word));
        }
        String cursor =
                room.get("/api/catalogue?size=1&q=" + word).json().get("next").stringValue();
        assertThat(room.get("/api/catalogue?size=2&q=" + word + "&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
        assertThat(room.get("/api/catalogue?q=anders&cursor=" + cursor).status())
                .isEqualTo(400);
        assertThat(room.get("/api/catalogue?kind=OFFER&q=" + word + "&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        char last = cursor.charAt(cursor.length() - 2);
        String altered = cursor.substring(0, cursor.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + cursor.charAt(cursor.length() - 1);
        assertThat(room.get("/api/catalogue?q=" + word + "&cursor=" + altered).status())
                .isEqualTo(400);
    }

    @Test
    void sorts_by_the_last_day_page_by_page() {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            expected.add(listings.publish(
                            new Draft().title(word).validUntil(LocalDate.now().plusDays(10L * i)))
                    .toString());
        }
        assertThat(walk("q=" + word + "&sort=expiry&size=1")).containsExactlyElementsOf(expected);
    }

    private void withdraw(ListingId id) {
        listings.happens(listings.person("cem"), new ListingWithdrawn(id, WithdrawalReason.NO_LONGER_AVAILABLE, null));
    }

    private List<String> walk(String question) {
        List<String> seen = new ArrayList<>();
        var page = room.get("/api/catalogue?" + question);
        seen.addAll(ids(page.items()));
        while (!page.json().get("next").isNull()) {
            page = room.get(linkOf(page));
            seen.addAll(ids(page.items()));
        }
        return seen;
    }

    private static String linkOf(ReadingRoom.Answer page) {
        String link = page.header("Link");
        assertThat(link).endsWith(">; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    private List<String> ids(String question) {
        return ids(room.get("/api/catalogue?" + question).items());
    }

    private static List<String> ids(JsonNode items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.get("id").stringValue()));
        return ids;
    }

    private static List<String> hits(JsonNode pieces) {
        List<String> hits = new ArrayList<>();
        pieces.forEach(piece -> {
            if (piece.get("hit").asBoolean()) {
                hits.add(piece.get("text").stringValue());
            }
        });
        return hits;
    }

    private static String text(JsonNode pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.get("text").stringValue()));
        return text.toString();
    }

    private static List<String> counts(JsonNode answer, String facet) {
        List<String> counts = new ArrayList<>();
        answer.get("facets")
                .get(facet)
                .forEach(count -> counts.add(count.get("value").stringValue() + "="
                        + count.get("count").asInt()));
        return counts;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
