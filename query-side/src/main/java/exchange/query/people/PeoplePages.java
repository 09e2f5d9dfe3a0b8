package exchange.query.people;

import exchange.event.account.Role;
import exchange.query.page.Forms;
import exchange.query.page.PageController;
import exchange.web.account.AccountEntry;
import exchange.web.account.AccountState;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accounts, one account with the person behind it, and what is asked once before it is done. */
@PageController
@RequestMapping("/people")
class PeoplePages {

    private static final List<Role> ROLES = Arrays.stream(Role.values())
            .filter(role -> role != Role.ANONYMOUS && role != Role.SYSTEM)
            .toList();

    /** What a page may report as done. */
    private static final Set<String> DONE = Set.of("confirmed", "closed", "role", "created");

    private final People people;
    private final Forms forms;

    PeoplePages(People people, Forms forms) {
        this.people = people;
        this.forms = forms;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            Caller caller,
            Model model) {
        Parameters parameters = Parameters.of(request);
        People.Found found = people.find(caller, parameters);
        model.addAttribute("accounts", found.items());
        model.addAttribute("next", found.next());
        model.addAttribute("caller", caller);
        model.addAttribute("state", parameters.one("state").orElse(""));
        model.addAttribute("role", parameters.one("role").orElse(""));
        model.addAttribute("login", parameters.one("login").orElse(""));
        model.addAttribute("further", parameters.one("cursor").isPresent());
        model.addAttribute("waiting", caller.role() == Role.ADMIN ? people.waitingForTheDesk() : 0);
        model.addAttribute("roles", ROLES);
        model.addAttribute("states", AccountState.values());
        model.addAttribute("done", done(done));
        return "accounts/people";
    }

    @GetMapping("/new")
    String staff(HttpServletRequest request, Caller caller, Model model) {
        model.addAttribute("form", forms.open(request, caller));
        model.addAttribute("roles", ROLES.stream().map(Role::name).toList());
        model.addAttribute("types", OrganisationTypes.NAMES);
        return "accounts/new";
    }

    @GetMapping("/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller,
            Model model) {
        AccountEntry account = people.one(id, caller);
        model.addAttribute("form", forms.open(request, caller));
        model.addAttribute("account", account);
        model.addAttribute("person", people.person(account, caller).orElse(null));
        model.addAttribute("own", account.id().equals(caller.accountId()));
        model.addAttribute("decides", account.waitsFor(caller));
        model.addAttribute("roles", rolesFor(account));
        model.addAttribute("done", done(done));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return "accounts/person";
    }

    /** Asks once whether the role is to be changed. */
    @GetMapping("/{id}/role")
    String role(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String role,
            HttpServletRequest request,
            Caller caller,
            Model model) {
        AccountEntry account = people.one(id, caller);
        Role next = rolesFor(account).stream()
                .filter(known -> known.name().equals(role))
                .findFirst()
                .orElseThrow(Problem::notFound);
        ask(account, request, caller, model);
        model.addAttribute("role", next);
        return "accounts/role";
    }

    /** Asks once whether the account is to be closed, or turned down. */
    @GetMapping("/{id}/close")
    String close(@PathVariable String id, HttpServletRequest request, Caller caller, Model model) {
        AccountEntry account = people.one(id, caller);
        if (caller.role() != Role.ADMIN && !account.waitsFor(caller)) {
            throw Problem.notFound();
        }
        ask(account, request, caller, model);
        return "accounts/close";
    }

    private void ask(AccountEntry account, HttpServletRequest request, Caller caller, Model model) {
        model.addAttribute("form", forms.open(request, caller));
        model.addAttribute("account", account);
    }

    /** Without an organisation an account cannot speak for one. */
    private static List<Role> rolesFor(AccountEntry account) {
        return ROLES.stream()
                .filter(role -> account.organisation() != null || role.isStaff())
                .filter(role -> account.state() == AccountState.CLOSED || role != account.role())
                .toList();
    }

    private static String done(@Nullable String said) {
        return said != null && DONE.contains(said) ? said : "";
    }
}
