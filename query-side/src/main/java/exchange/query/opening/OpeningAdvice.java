package exchange.query.opening;

import exchange.query.opening.ExchangeOpening.State;
import exchange.query.page.PageController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page whether the exchange is open. */
@ControllerAdvice(annotations = PageController.class)
class OpeningAdvice {

    private final ExchangeOpening opening;

    OpeningAdvice(ExchangeOpening opening) {
        this.opening = opening;
    }

    @ModelAttribute("opening")
    State opening() {
        return opening.now();
    }
}
