package exchange.query.people;

import exchange.query.page.Forms;
import exchange.query.page.PageController;
import exchange.web.account.Accounts;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A company opens an account, and everybody looks after their own password. */
@PageController
class AccountPages {

    /** What the link carries: 256 bits, base64url. */
    private static final Pattern LINK = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Forms forms;
    private final Accounts accounts;

    AccountPages(Forms forms, Accounts accounts) {
        this.forms = forms;
        this.accounts = accounts;
    }

    @GetMapping("/register")
    String register(HttpServletRequest request, Caller caller, Model model) {
        model.addAttribute("form", forms.open(request, caller));
        model.addAttribute("types", OrganisationTypes.NAMES);
        return "accounts/register";
    }

    @GetMapping("/register/done")
    String registered() {
        return "accounts/registered";
    }

    @GetMapping("/password")
    String forgotten(HttpServletRequest request, Caller caller, Model model) {
        model.addAttribute("form", forms.open(request, caller));
        return "accounts/forgotten";
    }

    @GetMapping("/password/sent")
    String sent() {
        return "accounts/sent";
    }

    /** The page behind the link of the mail; whether that is still good is seen when it is used. */
    @GetMapping("/password/new")
    String replace(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller,
            Model model) {
        if (!LINK.matcher(token).matches()) {
            throw Problem.notFound();
        }
        model.addAttribute("form", forms.open(request, caller));
        model.addAttribute("token", token);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return "accounts/replace";
    }

    /** The reader's own account. */
    @GetMapping("/password/change")
    String own(HttpServletRequest request, HttpServletResponse response, Caller caller, Model model) {
        model.addAttribute("form", forms.open(request, caller));
        model.addAttribute("name", accounts.nameOf(caller.accountId()).orElse(""));
        String organisation = caller.organisation();
        model.addAttribute(
                "organisation",
                organisation == null
                        ? ""
                        : accounts.organisationName(organisation).orElse(""));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return "accounts/own";
    }
}
