package exchange.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import exchange.event.account.Role;
import exchange.web.account.Caller;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DisplayName("The table of rights")
class RightsTableTest {

    private static final Caller CEM = new Caller("1", "cem", Role.CLERK, null, null);
    private static final Caller OTTO = new Caller("2", "otto", Role.MODERATOR, null, null);
    private static final Caller BEARER = new Caller("anonymous", "", Role.ANONYMOUS, null, "digest");

    private final RightsTable table = new RightsTable(List.of(
            Right.table(
                    Right.to(GET, "/listings/{id}").roles(Role.CLERK).orSecretLink(),
                    Right.to(GET, "/listings/recent").everyone()),
            Right.table(Right.to(POST, "/listings").anyAccount(), Right.to(PUT, "/listings/{id}"))));

    @Test
    void gives_a_right_to_the_roles_in_its_row_only() {
        assertThat(verdict("GET", "/listings/1", CEM)).isEqualTo(RightsTable.Verdict.ALLOWED);
        assertThat(verdict("HEAD", "/listings/1", CEM)).isEqualTo(RightsTable.Verdict.ALLOWED);
        assertThat(verdict("GET", "/listings/1", OTTO)).isEqualTo(RightsTable.Verdict.REFUSED);
        assertThat(verdict("GET", "/listings/1", Caller.ANONYMOUS)).isEqualTo(RightsTable.Verdict.REFUSED);
        assertThat(verdict("GET", "/listings/1", BEARER)).isEqualTo(RightsTable.Verdict.ALLOWED);
        assertThat(verdict("POST", "/listings", OTTO)).isEqualTo(RightsTable.Verdict.ALLOWED);
        assertThat(verdict("POST", "/listings", BEARER)).isEqualTo(RightsTable.Verdict.REFUSED);
        assertThat(verdict("PUT", "/listings/1", CEM)).isEqualTo(RightsTable.Verdict.REFUSED);
    }

    @Test
    void lets_the_most_specific_path_decide() {
        assertThat(verdict("GET", "/listings/recent", OTTO)).isEqualTo(RightsTable.Verdict.ALLOWED);
    }

    @Test
    void knows_nothing_but_its_rows() {
        assertThat(verdict("GET", "/listings/1/secret", CEM)).isEqualTo(RightsTable.Verdict.NO_SUCH_PATH);
        assertThat(verdict("DELETE", "/listings/1", CEM)).isEqualTo(RightsTable.Verdict.NO_SUCH_METHOD);
        assertThat(table.methods("/listings/1")).isEqualTo("GET, PUT");
    }

    @Test
    void stops_the_start_when_an_endpoint_was_forgotten() throws NoSuchMethodException {
        RequestMappingHandlerMapping endpoints = new RequestMappingHandlerMapping();
        Method any = RightsTableTest.class.getDeclaredMethod("knows_nothing_but_its_rows");
        endpoints.registerMapping(
                RequestMappingInfo.paths("/listings/{listing}")
                        .methods(RequestMethod.GET)
                        .build(),
                this,
                any);
        EveryEndpointHasARow rule = new EveryEndpointHasARow(endpoints, table);
        rule.afterSingletonsInstantiated();
        endpoints.registerMapping(
                RequestMappingInfo.paths("/listings/{listing}/notes")
                        .methods(RequestMethod.POST)
                        .build(),
                this,
                any);
        assertThatIllegalStateException()
                .isThrownBy(rule::afterSingletonsInstantiated)
                .withMessageContaining("POST /listings/{listing}/notes");
    }

    private RightsTable.Verdict verdict(String method, String path, Caller caller) {
        return table.verdict(method, path, caller);
    }
}
