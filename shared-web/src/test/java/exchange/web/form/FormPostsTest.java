package exchange.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.account.Role;
import exchange.web.House;
import exchange.web.account.Caller;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A form of a browser")
class FormPostsTest {

    private static final String[] RIGHT = {"title", "Masken & Kittel", "quantity.amount", "20.000", "_next", "/done"};

    private static House house;

    @BeforeAll
    static void open() {
        house = House.openInTemporaryFolder();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void becomes_the_request_of_a_program_and_leads_to_the_next_page() {
        HttpResponse<String> answer = post("/api/listings", RIGHT);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/done");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void comes_back_with_what_was_typed_and_what_was_wrong() {
        HttpResponse<String> answer = post(
                "/api/listings",
                "title",
                "Mas",
                "quantity.amount",
                "viele",
                "newPassword",
                "streng geheim",
                "token",
                "des Passworts Stellvertreter",
                "_form",
                "/submit?kind=OFFER");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).startsWith("/submit?kind=OFFER&form=");
        KeptForm form = kept().find(parameter(answer, "form"), Caller.ANONYMOUS).orElseThrow();
        assertThat(form.values())
                .containsEntry("title", List.of("Mas"))
                .containsEntry("quantity.amount", List.of("viele"))
                .doesNotContainKeys("newPassword", "token", "_form");
        assertThat(form.refused()).isNotNull();
        assertThat(form.refused().status()).isEqualTo(400);
        assertThat(form.refused().errors())
                .extracting(error -> error.field())
                .contains("title", "quantity.amount", "newPassword");
    }

    @Test
    void takes_method_and_headers_from_hidden_fields_and_has_no_more_rights_than_a_program() {
        String[] fields = {"_method", "PUT", "title", "Masken", "_next", "/done", "_form", "/edit"};
        assertThat(location(send(house.as("cem", "/api/listings/1"), fields))).isEqualTo("/done");
        HttpResponse<String> refused = post("/api/listings/1", fields);
        assertThat(location(refused)).startsWith("/edit?form=");
        assertThat(status(refused)).isEqualTo(401);
        fields[1] = "TRACE";
        assertThat(status(send(house.as("cem", "/api/listings/1"), fields), caller("cem")))
                .as("a method that no form has is none")
                .isEqualTo(405);
    }

    @Test
    void shows_nobody_else_what_was_typed_and_keeps_no_words_in_clear() {
        String word = "Wort" + System.nanoTime();
        HttpResponse<String> draft = send(
                house.as("cem", "/api/drafts"), "title", word, "_next", "/desk/calls?draft={draft}", "_form", "/x");
        String id = parameter(draft, "draft");
        Caller cem = caller("cem");
        assertThat(kept().find(id, cem)).isPresent();
        assertThat(kept().draftsOf(cem)).extracting(one -> one.id()).contains(id);
        assertThat(kept().find(id, caller("otto"))).isEmpty();
        assertThat(kept().find(id, Caller.ANONYMOUS)).isEmpty();
        byte[] box = house.bean(JdbcClient.class)
                .sql("select box from sessions.kept_form where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(box, StandardCharsets.ISO_8859_1)).doesNotContain(word);
    }

    @Test
    void that_was_refused_is_found_by_whoever_sent_it_and_not_by_its_address_alone() {
        HttpResponse<String> refused = send(house.as("cem", "/api/listings"), "title", "Mas", "_form", "/desk/calls");
        assertThat(status(refused, caller("cem"))).isEqualTo(400);
        String secret = parameter(refused, "form");
        assertThat(kept().find(secret, Caller.ANONYMOUS)).isEmpty();
        assertThat(kept().find(secret, caller("otto"))).isEmpty();
        assertThat(kept().draftsOf(caller("cem")))
                .extracting(one -> one.form().refused())
                .containsOnlyNulls();
    }

    @Test
    void leaves_a_draft_that_is_found_again_by_its_cookie_until_it_is_sent() {
        HttpResponse<String> saved = post("/api/drafts", "title", "Mas", "_next", "/submit?draft={draft}");
        String draft = parameter(saved, "draft");
        assertThat(saved.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("DRAFT=" + draft)
                .contains("HttpOnly", "SameSite=Lax");
        HttpResponse<String> again =
                post("/api/drafts", "title", "Masken", "_draft", draft, "_next", "/submit?draft={draft}");
        assertThat(parameter(again, "draft")).isEqualTo(draft);
        assertThat(title(draft)).isEqualTo("Masken");
        assertThat(location(post("/api/listings", with(RIGHT, "_draft", draft))))
                .isEqualTo("/done");
        assertThat(kept().find(draft, Caller.ANONYMOUS)).isEmpty();
    }

    @Test
    void does_not_bring_back_a_draft_that_was_sent_while_it_was_saved() {
        String draft = parameter(post("/api/drafts", "title", "Mas", "_next", "/submit?draft={draft}"), "draft");
        assertThat(location(post("/api/listings", with(RIGHT, "_draft", draft))))
                .isEqualTo("/done");
        HttpResponse<String> late = post("/api/drafts", "title", "Mask", "_draft", draft, "_form", "/submit");
        assertThat(status(late)).isEqualTo(404);
        assertThat(kept().find(draft, Caller.ANONYMOUS)).isEmpty();
        KeptForm typed = kept().find(parameter(late, "form"), Caller.ANONYMOUS).orElseThrow();
        assertThat(typed.values()).containsEntry("title", List.of("Mask")).doesNotContainKey("_draft");
    }

    @Test
    void of_a_machine_that_fills_in_everything_does_nothing() {
        HttpResponse<String> answer = post("/api/listings", with(RIGHT, "_website", "https://buy.example"));
        assertThat(location(answer)).startsWith("/submit?form=");
        assertThat(status(answer)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", ""})
    void leads_nowhere_else(String next) {
        assertThat(location(post("/api/listings", "title", "Masken", "_next", next)))
                .startsWith("/listings/");
        assertThat(location(post("/api/listings", "title", "M", "_form", next))).startsWith("/submit?form=");
    }

    @Test
    void leads_nowhere_else_once_its_places_are_filled() {
        assertThat(location(post("/api/listings", "title", "Masken", "_next", "/{id}/elsewhere.example")))
                .startsWith("/listings/");
    }

    @Test
    void is_not_what_the_address_says() {
        HttpResponse<String> answer =
                post("/api/listings?title=Masken&_next=/elsewhere", "show", "true", "_form", "/f");
        assertThat(location(answer)).startsWith("/f?form=");
        assertThat(status(answer)).isEqualTo(400);
    }

    @Test
    void is_not_json_that_says_it_is_a_form() {
        HttpResponse<String> answer = house.send(house.to("/api/listings")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"title\":\"Masken\"}")));
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void that_cannot_be_kept_is_answered_as_such_and_one_that_was_taken_leads_on_all_the_same() {
        JdbcClient sql = house.bean(JdbcClient.class);
        String draft = parameter(
                post("/api/drafts", "title", "Masken", "_next", "/submit?draft={draft}", "_form", "/x"), "draft");
        sql.sql("alter table sessions.kept_form rename to away").update();
        try {
            HttpResponse<String> refused = post("/api/listings", "title", "M", "_form", "/f");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("10");
            assertThat(location(post("/api/listings", with(RIGHT, "_draft", draft))))
                    .isEqualTo("/done");
        } finally {
            sql.sql("alter table sessions.away rename to kept_form").update();
        }
    }

    @Test
    void has_a_greatest_size() {
        HttpResponse<String> answer = post("/api/listings", "title", "x".repeat(65 * 1024));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static KeptForms kept() {
        return house.bean(KeptForms.class);
    }

    private static Caller caller(String login) {
        return new Caller(house.accounts().accountIdOf(login).orElseThrow(), login, Role.CLERK, null, null);
    }

    private static int status(HttpResponse<String> refused) {
        return status(refused, Caller.ANONYMOUS);
    }

    private static int status(HttpResponse<String> refused, Caller caller) {
        KeptForm.Refused why =
                kept().find(parameter(refused, "form"), caller).orElseThrow().refused();
        assertThat(why).isNotNull();
        return why.status();
    }

    private static String title(String draft) {
        return kept().find(draft, Caller.ANONYMOUS)
                .orElseThrow()
                .values()
                .get("title")
                .getFirst();
    }

    private static HttpResponse<String> post(String path, String... fields) {
        return send(house.to(path), fields);
    }

    private static HttpResponse<String> send(HttpRequest.Builder to, String... fields) {
        String body = IntStream.range(0, fields.length / 2)
                .mapToObj(at -> URLEncoder.encode(fields[2 * at], StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(fields[2 * at + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return house.send(
                to.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String parameter(HttpResponse<String> answer, String name) {
        String query = URI.create(location(answer)).getQuery();
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
