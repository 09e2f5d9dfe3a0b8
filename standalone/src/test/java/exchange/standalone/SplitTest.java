package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The exchange as a command node and a query node on PostgreSQL")
@ExtendWith(OnSplitExchange.class)
class SplitTest extends FirstWalk {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final SplitExchange exchange;

    SplitTest(SplitExchange exchange) {
        super(exchange);
        this.exchange = exchange;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into eventlog.event select * from eventlog.event",
                "update eventlog.event set type = 'Other'",
                "delete from eventlog.event",
                "truncate eventlog.event",
                "drop table eventlog.event",
                "update eventlog.head set size = 0",
                "update eventlog.data_key set wrapped = null",
                "delete from eventlog.master_key",
                "create table eventlog.other (id int)",
                "update door.account set role = 'ADMIN'",
                "insert into door.organisation values ('x', 'x', 'x')",
                "create table door.other (id int)",
                "select * from command.shedlock",
                "create table command.other (id int)",
                "create table sessions.other (id int)",
                "create schema other"
            })
    void does_not_let_the_query_side_write_what_is_not_its_own(String statement) throws SQLException {
        try (Connection connection = exchange.connect(SplitExchange.QUERY_ROLE);
                Statement sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    /** The form comes from the query node, what was typed goes to the command node, and each knows the session. */
    @Test
    void knows_at_one_node_who_has_logged_in_at_the_other() throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            HttpResponse<String> page = browser.send(
                    HttpRequest.newBuilder(exchange.uri("GET", "/login"))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
            Matcher token = CSRF.matcher(page.body());
            assertThat(token.find()).as(page.body()).isTrue();
            HttpResponse<String> loggedIn = browser.send(
                    HttpRequest.newBuilder(exchange.uri("POST", "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("username=otto&password=demo&_csrf=" + token.group(1)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(loggedIn.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
            assertThat(browser.send(
                                    HttpRequest.newBuilder(exchange.uri("GET", "/api/moderation/queue"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refuses_a_read_that_its_rights_forbid_at_either_node() {
        exchange.as("alb").get("/api/moderation/queue").is(403);
        exchange.as("alb").does("claim", "00000000-0000-0000-0000-000000000000").is(403);
        exchange.anybody().get("/api/audit/events").is(401);
    }
}
