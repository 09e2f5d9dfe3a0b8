package exchange.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The fields of a form")
class FormTreeTest {

    private final Map<String, String[]> fields = new LinkedHashMap<>();

    @Test
    void nest_as_their_names_say() {
        with("title", "Masken").with("quantity.amount", "20.000").with("conformity[0].standard", "en149");
        assertThat(json())
                .isEqualTo(
                        "{\"title\":\"Masken\",\"quantity\":{\"amount\":\"20.000\"},\"conformity\":[{\"standard\":\"en149\"}]}");
    }

    @Test
    void close_up_over_what_is_left_empty_and_are_named_as_they_then_stand() {
        with("conformity[0].standard", " ")
                .with("conformity[7].standard", "en149")
                .with("note", "");
        assertThat(json()).isEqualTo("{\"conformity\":[{\"standard\":\"en149\"}]}");
        assertThat(new FormTree(fields).values()).isEqualTo(Map.of("conformity[0].standard", List.of("en149")));
    }

    @Test
    void keep_the_order_of_their_numbers() {
        with("a[10]", "last").with("a[2]", "first");
        assertThat(json()).isEqualTo("{\"a\":[\"first\",\"last\"]}");
    }

    @Test
    void are_a_list_where_several_have_one_name() {
        with("capability", "MAKE", "", "TEST").with("kind", "OFFER", "");
        assertThat(json()).isEqualTo("{\"capability\":[\"MAKE\",\"TEST\"],\"kind\":\"OFFER\"}");
    }

    @Test
    void stay_as_they_are_called_where_the_name_says_nothing_so_that_somebody_hears_of_them() {
        with("a..b", "1")
                .with("a.b.c.d.e.f", "2")
                .with("a[100]", "3")
                .with("quantity", "4")
                .with("quantity.amount", "5")
                .with("__proto__", "6");
        assertThat(json())
                .isEqualTo(
                        "{\"quantity\":\"4\",\"a..b\":\"1\",\"a.b.c.d.e.f\":\"2\",\"a[100]\":\"3\",\"quantity.amount\":\"5\",\"__proto__\":\"6\"}");
        assertThat(new FormTree(fields).values()).containsOnlyKeys("quantity");
    }

    private FormTreeTest with(String name, String... values) {
        fields.put(name, values);
        return this;
    }

    private String json() {
        return new FormTree(fields).json().toString();
    }
}
