package exchange.query.listing;

import exchange.query.listing.OwnerPages.Step;
import exchange.query.listing.OwnerPages.Way;
import exchange.query.page.PageController;
import exchange.web.account.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A listing, as its reader may see it: its owner, the partner who brought it in, or the desk. */
@PageController
class ListingPage {

    private final OwnerPages pages;
    private final ObjectProvider<DeskView> desk;

    ListingPage(OwnerPages pages, ObjectProvider<DeskView> desk) {
        this.pages = pages;
        this.desk = desk;
    }

    @GetMapping("/listings/{id}")
    String show(@PathVariable String id, Caller caller, HttpServletRequest request, Model model) {
        DeskView view = switch (caller.role()) {
            case CLERK, MODERATOR, AUDITOR, ADMIN -> desk.getIfAvailable();
            case ANONYMOUS, MEMBER, AUTHORITY, PARTNER, SYSTEM -> null;
        };
        return view == null ? pages.status(way(id, caller), request, model) : view.show(id, caller, request, model);
    }

    @GetMapping("/listings/{id}/edit")
    String edit(@PathVariable String id, Caller caller, HttpServletRequest request, Model model) {
        return pages.edit(way(id, caller), request, model);
    }

    @GetMapping("/listings/{id}/withdraw")
    String withdraw(@PathVariable String id, Caller caller, HttpServletRequest request, Model model) {
        return pages.step(Step.WITHDRAW, way(id, caller), request, model);
    }

    @GetMapping("/listings/{id}/renew")
    String renew(@PathVariable String id, Caller caller, HttpServletRequest request, Model model) {
        return pages.step(Step.RENEW, way(id, caller), request, model);
    }

    @GetMapping("/listings/{id}/fulfil")
    String fulfil(@PathVariable String id, Caller caller, HttpServletRequest request, Model model) {
        return pages.step(Step.FULFIL, way(id, caller), request, model);
    }

    private static Way way(String id, Caller caller) {
        return new Way(id, "/listings/" + id, null, caller, caller);
    }
}
