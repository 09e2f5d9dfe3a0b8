package exchange.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A path of ours")
class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/catalogue?q=a%20b", "/listings/{id}#contact"})
    void leads_on(String path) {
        assertThat(LocalPath.of(path)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "catalogue",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "https://elsewhere.example/",
                "javascript:alert(1)",
                " /catalogue",
                "/a b",
                "/a\r\nSet-Cookie: a=b",
                "/ä"
            })
    void is_not_what_leads_elsewhere(String path) {
        assertThat(LocalPath.of(path)).isEmpty();
    }

    @Test
    void has_an_end() {
        assertThat(LocalPath.of("/" + "a".repeat(2000))).isEmpty();
        assertThat(LocalPath.of(null)).isEmpty();
    }

    @Test
    void takes_one_more_parameter_ahead_of_its_fragment() {
        assertThat(LocalPath.with("/a", "b", "c")).isEqualTo("/a?b=c");
        assertThat(LocalPath.with("/a?b=c#d", "e", "f")).isEqualTo("/a?b=c&e=f#d");
    }
}
