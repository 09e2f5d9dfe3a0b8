package exchange.query.listing;

import exchange.web.account.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;

/** The desk's view of a listing. */
public interface DeskView {

    /**
     * Fills the model of the page.
     *
     * @param id as in the address
     * @return the name of the template
     */
    String show(String id, Caller caller, HttpServletRequest request, Model model);
}
