package exchange.query.people;

import exchange.web.account.AccountEntry;
import exchange.web.account.Caller;
import exchange.web.read.NextLink;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/accounts} and {@code /api/accounts/{id}}: for administrators, clerks and members, each as far as they may see. */
@Tag(name = "Accounts")
@RestController
@RequestMapping(path = "/api/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class PeopleEndpoint {

    private final People people;

    PeopleEndpoint(People people) {
        this.people = people;
    }

    @GetMapping
    Page<AccountView> list(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        People.Found found = people.find(caller, Parameters.ofList(request, "state", "role", "login"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        NextLink.add(request, response, found.next());
        return new Page<>(
                found.items().stream()
                        .map(account -> AccountView.of(account, null))
                        .toList(),
                found.next());
    }

    @GetMapping("/{id}")
    AccountView one(@PathVariable String id, HttpServletResponse response, Caller caller) {
        AccountEntry account = people.one(id, caller);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return AccountView.of(account, people.person(account, caller).orElse(null));
    }
}
