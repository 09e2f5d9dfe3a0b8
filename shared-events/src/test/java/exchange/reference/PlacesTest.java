package exchange.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The places")
class PlacesTest {

    private static final Places PLACES = Places.load();
    private static final Regions REGIONS = Regions.load();

    @ParameterizedTest
    @CsvSource({
        "72458, Albstadt, DE143",
        "72764, Reutlingen, DE141",
        "70173, Stuttgart, DE111",
        "78532, Tuttlingen, DE137",
        "79098, Freiburg, DE131",
        "89073, Ulm, DE144",
        "68159, Mannheim, DE126",
        "76131, Karlsruhe, DE122",
        "72070, Tübingen, DE142",
        "10115, Berlin, DE300",
        "28195, Bremen, DE501",
        "42651, Solingen, DEA19",
        "50667, Köln, DEA23",
        "30159, Hannover, DE929",
        "82211, Herrsching, DE21L",
        "88212, Ravensburg, DE148",
        "74072, Heilbronn, DE117",
        "78048, Villingen-Schwenningen, DE136",
        "77652, Offenburg, DE134",
        "80331, München, DE212",
        "60311, Frankfurt, DE712",
        "01067, Dresden, DED21",
        "20095, Hamburg, DE600"
    })
    void lie_in_their_district(String postalCode, String name, String nuts) {
        assertThat(PLACES.resolve(postalCode, name)).map(Place::nuts).contains(nuts);
        assertThat(PLACES.byPostalCode(postalCode)).map(Place::nuts).contains(nuts);
    }

    /** Small municipalities of Baden-Württemberg, where the plain join of the sources was wrong and was put right by hand. */
    @ParameterizedTest
    @CsvSource({
        "71554, Weissach im Tal, DE116",
        "72181, Starzach, DE142",
        "72369, Zimmern unter der Burg, DE143",
        "74214, Schöntal, DE119",
        "74744, Ahorn, DE11B",
        "75045, Walzbachtal, DE123",
        "77736, Zell am Harmersbach, DE134",
        "77781, Biberach, DE134",
        "78355, Hohenfels, DE138",
        "78579, Neuhausen ob Eck, DE137",
        "79189, Bad Krozingen, DE132",
        "79276, Reute, DE133",
        "88348, Bad Saulgau, DE149",
        "88348, Allmannsweiler, DE146",
        "88481, Balzheim, DE145"
    })
    void lie_in_their_district_also_where_they_are_small(String postalCode, String name, String nuts) {
        assertThat(PLACES.resolve(postalCode, name)).map(Place::nuts).contains(nuts);
    }

    @Test
    void have_a_district_of_the_regions_and_a_position_in_germany() {
        assertThat(PLACES.all()).allSatisfy(place -> {
            assertThat(place.postalCode()).matches("[0-9]{5}");
            assertThat(REGIONS.find(place.nuts())).map(Region::labelDe).contains(place.district());
            assertThat(place.latitude()).isBetween(47.2, 55.1);
            assertThat(place.longitude()).isBetween(5.8, 15.1);
        });
    }

    @Test
    void cover_every_district() {
        Set<String> districts = new HashSet<>();
        PLACES.all().forEach(place -> districts.add(place.nuts()));
        assertThat(districts).hasSize(400);
    }

    @Test
    void stand_in_the_order_of_their_postal_codes() {
        assertThat(PLACES.all()).isSortedAccordingTo(Comparator.comparing(Place::postalCode));
    }

    @Test
    void are_known_by_name_alone_the_largest_of_it() {
        assertThat(PLACES.resolve(null, "albstadt")).map(Place::postalCode).contains("72458");
        assertThat(PLACES.resolve(null, "FRANKFURT")).map(Place::place).contains("Frankfurt am Main");
        assertThat(PLACES.resolve(null, "Frankfurt/Main")).map(Place::nuts).contains("DE712");
        assertThat(PLACES.resolve(null, "Tuebingen")).map(Place::nuts).contains("DE142");
        assertThat(PLACES.resolve("", "Halle")).map(Place::nuts).contains("DEE02");
        assertThat(PLACES.resolve(null, "Freiburg i. Br.")).map(Place::nuts).contains("DE131");
    }

    @Test
    void are_the_main_place_of_the_postal_code_where_the_name_is_unknown() {
        assertThat(PLACES.resolve("72458", "Hintertupfingen")).map(Place::place).contains("Albstadt");
        assertThat(PLACES.resolve("72458", null)).map(Place::place).contains("Albstadt");
        assertThat(PLACES.resolve("72458", "  ")).map(Place::place).contains("Albstadt");
    }

    @Test
    void are_none_where_postal_code_and_name_contradict_each_other() {
        assertThat(PLACES.resolve("72458", "Berlin")).isEmpty();
        assertThat(PLACES.resolve("10115", "Albstadt")).isEmpty();
    }

    @Test
    void are_none_where_nothing_known_is_given() {
        assertThat(PLACES.resolve("00000", null)).isEmpty();
        assertThat(PLACES.resolve("00000", "Berlin")).isEmpty();
        assertThat(PLACES.resolve("7245", null)).isEmpty();
        assertThat(PLACES.resolve(null, "Hintertupfingen")).isEmpty();
        assertThat(PLACES.resolve(null, "---")).isEmpty();
        assertThat(PLACES.resolve(null, null)).isEmpty();
        assertThat(PLACES.byPostalCode("99999")).isEmpty();
    }

    @Test
    void are_found_while_typing() {
        assertThat(PLACES.search("7245", 10)).extracting(Place::place).contains("Albstadt", "Linderhof");
        assertThat(PLACES.search("stutt", 3))
                .first()
                .extracting(Place::postalCode)
                .isEqualTo("70173");
        assertThat(PLACES.search("köl", 3)).first().extracting(Place::place).isEqualTo("Köln");
        assertThat(PLACES.search("neustadt", 50))
                .extracting(place -> place.place() + place.nuts())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(10);
        assertThat(PLACES.search("  ", 3)).isEmpty();
        assertThat(PLACES.search("b", 7)).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10115", "72458"})
    void are_no_distance_from_themselves(String postalCode) {
        Place place = PLACES.byPostalCode(postalCode).orElseThrow();
        assertThat(Places.kilometresBetween(place, place)).isZero();
    }

    @Test
    void are_apart_by_the_great_circle() {
        Place berlin = PLACES.resolve(null, "Berlin").orElseThrow();
        Place munich = PLACES.resolve(null, "München").orElseThrow();
        assertThat(Places.kilometresBetween(berlin, munich)).isEqualTo(504.2, within(1.0));
        assertThat(Places.kilometresBetween(munich, berlin)).isEqualTo(Places.kilometresBetween(berlin, munich));
        assertThat(Places.kilometresBetween(0, 0, 0, 180)).isEqualTo(Math.PI * 6371.0088, within(1e-6));
    }
}
