package exchange.query.people;

import exchange.event.listing.OrganisationType;
import java.util.Arrays;
import java.util.List;

/** The types of organisations, as forms offer them. */
final class OrganisationTypes {

    static final List<String> NAMES =
            Arrays.stream(OrganisationType.values()).map(Enum::name).toList();

    private OrganisationTypes() {}
}
