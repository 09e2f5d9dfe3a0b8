package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A call-back")
@ExtendWith(OnSharedExchange.class)
class CallBackTest {

    private final RunningExchange exchange;

    CallBackTest(RunningExchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void stands_at_the_desk_at_once_for_who_has_no_address() {
        ObjectNode draft = Drafts.masks("Masken mit Telefonnummer");
        draft.set("contact", Drafts.read("{\"name\": \"Gernot Übermut\", \"phone\": \"0711 5550199\"}"));
        Reply submitted = exchange.anybody().submit(draft).is(201);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.logIn("cem").go("/desk/follow-ups?after=" + submitted.position());
            Locator row = screen.page().locator("tr:has-text('Masken mit Telefonnummer')");
            assertThat(row.innerText())
                    .contains("Rückruf, keine E-Mail-Adresse: Eingang bestätigen, Vorgangsnummer nennen")
                    .doesNotContain("anonymous");
            screen.look("call-back");
        }
    }
}
