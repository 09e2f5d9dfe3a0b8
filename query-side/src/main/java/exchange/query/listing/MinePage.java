package exchange.query.listing;

import exchange.query.Ask;
import exchange.query.listing.OwnListings.Own;
import exchange.query.model.ReadModels;
import exchange.query.page.PageController;
import exchange.reference.Validity;
import exchange.web.account.Caller;
import exchange.web.read.Cursor;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The listings of a member's organisation, or those that a partner brought in. */
@PageController
class MinePage {

    private final Ask ask;
    private final ReadModels models;
    private final Cursor cursors;
    private final Clock clock;

    MinePage(Ask ask, ReadModels models, Cursor cursors, Clock clock) {
        this.ask = ask;
        this.models = models;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping("/mine")
    String mine(HttpServletRequest request, Caller caller, Model model) {
        Parameters parameters = Parameters.of(request);
        String fingerprint = "mine " + caller.accountId();
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
        parameters.check();
        Own own = models.answer(
                Ownership.NAME,
                generation -> ask.one(
                        new FindOwnListings(
                                generation, caller, Parameters.DEFAULT_SIZE, fingerprint, after, parameters.language()),
                        Own.class));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Validity.ZONE);
        model.addAttribute(
                "listings",
                own.items().stream()
                        .map(listing -> new OwnListing(listing, caller, today))
                        .toList());
        model.addAttribute("next", own.next());
        model.addAttribute("first", after.isEmpty());
        return "listing-own/mine";
    }
}
