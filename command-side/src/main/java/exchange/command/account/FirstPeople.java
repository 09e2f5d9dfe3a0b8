package exchange.command.account;

import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.node.ExchangeSettings;
import exchange.web.account.Accounts;
import exchange.web.account.Caller;
import exchange.web.account.Installation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sees to it, before the door opens, that somebody can log in: the people of the demo mode, or the first administrator of an empty
 * database.
 */
@Component
class FirstPeople implements SmartLifecycle {

    private static final String DEMO_PASSWORD = "demo";

    /** After Axon, before the web server, and before what needs people. */
    private static final int PHASE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 2;

    private record Person(
            String login,
            String name,
            Role role,
            @Nullable String organisation,
            @Nullable OrganisationType type) {

        static Person atDesk(String login, String name, Role role) {
            return new Person(login, name, role, null, null);
        }
    }

    private static final List<Person> DEMO = List.of(
            Person.atDesk("cem", "Cem Aydın", Role.CLERK),
            Person.atDesk("dana", "Dana Horvat", Role.CLERK),
            Person.atDesk("otto", "Otto Brenner", Role.MODERATOR),
            Person.atDesk("mira", "Mira Lindqvist", Role.MODERATOR),
            Person.atDesk("ada", "Ada Winkler", Role.AUDITOR),
            Person.atDesk("ines", "Ines Kaltenbach", Role.ADMIN),
            new Person("nora", "Nora Seidel", Role.PARTNER, "Netzwerk Medizintechnik Neckar", OrganisationType.NETWORK),
            new Person("fatima", "Fatima El Amrani", Role.MEMBER, "Klinik Nord", OrganisationType.HOSPITAL),
            new Person("alb", "Albrecht Maurer", Role.MEMBER, "Weberei Alb GmbH", OrganisationType.COMPANY),
            new Person("greta", "Greta Vogt", Role.AUTHORITY, "Landesamt für Beschaffung", OrganisationType.AUTHORITY));

    private final ExchangeSettings settings;
    private final Installation installation;
    private final Accounts accounts;
    private final OpenAccounts openAccounts;
    private volatile boolean running;

    FirstPeople(ExchangeSettings settings, Installation installation, Accounts accounts, OpenAccounts openAccounts) {
        this.settings = settings;
        this.installation = installation;
        this.accounts = accounts;
        this.openAccounts = openAccounts;
    }

    @Override
    public void start() {
        installation.open(settings.demo());
        if (settings.demo()) {
            DEMO.forEach(this::open);
        } else if (accounts.isEmpty() || isFirstAdministrator()) {
            openFirstAdministrator();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void open(Person person) {
        if (accounts.accountIdOf(person.login()).isPresent() && installation.isDemoLoaded()) {
            return;
        }
        String organisation = accounts.callerOf(person.login())
                .map(Caller::organisation)
                .orElseGet(() -> createOrganisation(person));
        openAccounts.open(person.login(), person.name(), DEMO_PASSWORD, person.role(), organisation);
    }

    private @Nullable String createOrganisation(Person person) {
        return person.organisation() == null || person.type() == null
                ? null
                : accounts.createOrganisation(person.organisation(), person.type());
    }

    /** Opening the account again completes what a crash has cut off, and changes nothing else. */
    private boolean isFirstAdministrator() {
        String user = settings.admin().user();
        return user != null && !user.isBlank() && accounts.accountIdOf(user).isPresent();
    }

    private void openFirstAdministrator() {
        String user = settings.admin().user();
        String password = settings.admin().password();
        if (user == null || user.isBlank() || password == null || password.isBlank()) {
            throw new ExchangeSettings.Unusable(
                    "The database has no accounts yet. Set EXCHANGE_ADMIN_USER and"
                            + " EXCHANGE_ADMIN_PASSWORD for the first administrator, or EXCHANGE_DEMO=true to try the exchange out.");
        }
        openAccounts.open(user, user, password, Role.ADMIN, null);
    }
}
