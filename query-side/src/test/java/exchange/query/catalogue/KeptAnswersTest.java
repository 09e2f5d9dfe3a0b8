package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import exchange.query.catalogue.FindListings.Sort;
import exchange.query.model.Generation;
import exchange.web.problem.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An answer of the catalogue")
class KeptAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 3, 27);

    private final KeptAnswers kept = new KeptAnswers();
    private long worked;

    private static FindListings question(int generation, boolean forAuthorities, String... after) {
        return new FindListings(
                new Generation(Catalogue.NAME, generation),
                List.of(),
                Map.of(),
                null,
                0,
                Sort.NEWEST,
                20,
                forAuthorities,
                Language.GERMAN,
                "",
                List.of(after));
    }

    private CatalogueAnswer work() {
        worked++;
        return new CatalogueAnswer(worked, List.of(), Map.of(), null, null);
    }

    private long asked(FindListings question, String changed, LocalDate today) {
        return kept.get(question, changed, today, this::work).total();
    }

    @Test
    void is_worked_out_once_while_the_catalogue_looks_the_same() {
        assertThat(asked(question(1, false), "7.0", TODAY)).isEqualTo(1);
        assertThat(asked(question(1, false), "7.0", TODAY)).isEqualTo(1);
    }

    @Test
    void is_another_one_after_a_change_on_another_day_for_other_people_and_from_another_generation() {
        assertThat(asked(question(1, false), "7.0", TODAY)).isEqualTo(1);
        assertThat(asked(question(1, false), "8.0", TODAY)).isEqualTo(2);
        assertThat(asked(question(1, false), "8.1", TODAY)).isEqualTo(3);
        assertThat(asked(question(1, false), "8.1", TODAY.plusDays(1))).isEqualTo(4);
        assertThat(asked(question(1, true), "8.1", TODAY)).isEqualTo(5);
        assertThat(asked(question(2, false), "8.1", TODAY)).isEqualTo(6);
        assertThat(asked(question(2, false, "41"), "8.1", TODAY)).isEqualTo(7);
    }

    @Test
    void is_not_kept_where_it_failed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get(question(1, false), "7.0", TODAY, () -> {
                    throw new IllegalStateException();
                }));
        assertThat(asked(question(1, false), "7.0", TODAY)).isEqualTo(1);
    }
}
