package exchange.query.listing;

import exchange.event.account.Role;
import exchange.event.listing.Owner;
import exchange.query.listing.OwnerPages.Step;
import exchange.query.listing.OwnerPages.Way;
import exchange.query.page.PageController;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages behind a secret link, which is all that its bearer needs. They are kept nowhere, and no other site learns of the link. */
@PageController
@RequestMapping("/manage/{id}/{token}")
class ManagePages {

    private static final int LONGEST_TOKEN = 200;

    private final OwnerPages pages;

    ManagePages(OwnerPages pages) {
        this.pages = pages;
    }

    @ModelAttribute
    void keepSecret(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    @GetMapping
    String status(
            @PathVariable String id,
            @PathVariable String token,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        return pages.status(way(id, token, caller), request, model);
    }

    @GetMapping("/edit")
    String edit(
            @PathVariable String id,
            @PathVariable String token,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        return pages.edit(way(id, token, caller), request, model);
    }

    @GetMapping("/withdraw")
    String withdraw(
            @PathVariable String id,
            @PathVariable String token,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        return pages.step(Step.WITHDRAW, way(id, token, caller), request, model);
    }

    @GetMapping("/renew")
    String renew(
            @PathVariable String id,
            @PathVariable String token,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        return pages.step(Step.RENEW, way(id, token, caller), request, model);
    }

    @GetMapping("/fulfil")
    String fulfil(
            @PathVariable String id,
            @PathVariable String token,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        return pages.step(Step.FULFIL, way(id, token, caller), request, model);
    }

    private static Way way(String id, String token, Caller sender) {
        if (token.length() > LONGEST_TOKEN) {
            throw Problem.notFound();
        }
        Caller bearer = new Caller(Caller.ANONYMOUS.accountId(), "", Role.ANONYMOUS, null, Owner.linkDigest(token));
        return new Way(id, "/manage/" + id + "/" + token, token, bearer, sender);
    }
}
