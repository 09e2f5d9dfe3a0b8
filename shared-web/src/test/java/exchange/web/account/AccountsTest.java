package exchange.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.node.ExchangeSettings;
import exchange.web.House;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccountsTest {

    private House house;

    abstract House open();

    @BeforeAll
    void enter() {
        house = open();
    }

    @AfterAll
    void leave() {
        house.close();
    }

    @Test
    void are_opened_once_and_found_by_login_in_any_case() {
        String id = house.accounts().create("Dana", "Dana Weiss", "demo", Role.CLERK, null);
        assertThat(id).hasSize(22);
        assertThat(house.accounts().create("DANA", "Somebody Else", "other", Role.ADMIN, null))
                .isEqualTo(id);
        assertThat(house.accounts().accountIdOf(" dana ")).contains(id);
        assertThat(house.accounts().loginOf(id)).contains("dana");
        assertThat(house.accounts().nameOf(id)).contains("Dana Weiss");
        assertThat(house.accounts().logins(List.of(id, "nobody", id))).isEqualTo(Map.of(id, "dana"));
        assertThat(house.accounts().loginOf("nobody")).isEmpty();
        assertThat(house.accounts().accountIdOf("no\u0000body")).isEmpty();
        assertThat(house.accounts().isEmpty()).isFalse();
    }

    @Test
    void are_known_from_their_first_request_on_so_that_not_every_one_hashes_a_password() {
        VerifiedCredentials verified = house.bean(VerifiedCredentials.class);
        Account ines = house.accounts().toLogIn("ines").orElseThrow();
        assertThat(verified.knows(ines, House.PASSWORD)).isFalse();
        assertThat(house.send(house.as("ines", "/api/nothing")).statusCode()).isEqualTo(404);
        assertThat(verified.knows(ines, House.PASSWORD)).isTrue();
    }

    @Test
    void have_logins_and_passwords_that_can_be_typed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> house.accounts().create("a b", "A", "demo", Role.CLERK, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> house.accounts().create("gustav", "G", "", Role.CLERK, null));
    }

    @Test
    void speak_for_organisations_whose_names_are_sealed() {
        String id = house.accounts().createOrganisation("Weberei Alb GmbH", OrganisationType.COMPANY);
        assertThat(house.accounts().organisationName(id)).contains("Weberei Alb GmbH");
        assertThat(house.accounts().organisationName("nothing")).isEmpty();
        assertThat(house.bean(JdbcClient.class)
                        .sql("select name from door.organisation where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .doesNotContain("Alb");
    }

    @Test
    void keep_no_password() {
        assertThat(house.bean(JdbcClient.class)
                        .sql("select password_hash from door.account")
                        .query(String.class)
                        .list())
                .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))
                .doesNotHaveDuplicates();
    }

    @Test
    void of_a_demonstration_are_never_used_for_real_nor_the_other_way_round() {
        Installation installation = house.bean(Installation.class);
        installation.open(true);
        installation.open(true);
        assertThatThrownBy(() -> installation.open(false))
                .isInstanceOf(ExchangeSettings.Unusable.class)
                .hasMessageContaining("demo");
        assertThat(installation.isDemoLoaded()).isFalse();
        installation.demoLoaded();
        assertThat(installation.isDemoLoaded()).isTrue();
    }
}
