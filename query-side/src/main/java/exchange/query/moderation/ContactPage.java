package exchange.query.moderation;

import exchange.event.account.Role;
import exchange.event.listing.ListingId;
import exchange.query.Ask;
import exchange.query.listing.GetListing;
import exchange.query.listing.GetListingAtDesk;
import exchange.query.listing.ListingAnswer;
import exchange.query.page.PageController;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Whom to call: opened on its own, because every look is recorded; an auditor says why first. */
@PageController
class ContactPage {

    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;

    private final Ask ask;
    private final ReadAfter readAfter;

    ContactPage(Ask ask, ReadAfter readAfter) {
        this.ask = ask;
        this.readAfter = readAfter;
    }

    @GetMapping("/listings/{id}/contact")
    String contact(@PathVariable String id, Caller caller, HttpServletRequest request, Model model) {
        readAfter.awaitLog();
        ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
        Parameters parameters = Parameters.of(request);
        boolean auditor = caller.role() == Role.AUDITOR;
        String reason = auditor ? parameters.one("reason").orElse("") : "";
        boolean explained = reason.length() >= SHORTEST_REASON && reason.length() <= LONGEST_REASON;
        model.addAttribute("asking", auditor && !explained);
        model.addAttribute("wrong", auditor && !explained && request.getParameter("reason") != null);
        model.addAttribute("reason", reason);
        model.addAttribute(
                "listing",
                auditor && !explained
                        ? ask.one(new GetListingAtDesk(listing, caller, parameters.language()), ListingAnswer.class)
                        : ask.one(
                                new GetListing(listing, caller, auditor ? reason : null, parameters.language()),
                                ListingAnswer.class));
        return "desk/contact";
    }
}
