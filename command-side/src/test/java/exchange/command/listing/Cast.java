package exchange.command.listing;

import exchange.event.account.Role;
import exchange.node.EventMetadata;

/** Who acts in the stories of a listing. */
final class Cast {

    /** @param account the opaque id of the account */
    record Person(String account, Role role) {}

    static final Person CEM = new Person("cem", Role.CLERK);
    static final Person DANA = new Person("dana", Role.CLERK);

    /** The same account, after its role has changed. */
    static final Person CEM_NOW_MODERATOR = new Person("cem", Role.MODERATOR);

    static final Person OTTO = new Person("otto", Role.MODERATOR);
    static final Person MIRA = new Person("mira", Role.MODERATOR);
    static final Person INES = new Person("ines", Role.ADMIN);
    static final Person FATIMA = new Person("fatima", Role.MEMBER);
    static final Person ALB = new Person("alb", Role.MEMBER);

    /** Whoever fills in the web form. */
    static final Person SOMEBODY = new Person(EventMetadata.ANONYMOUS, Role.ANONYMOUS);

    static final Person THE_EXCHANGE = new Person(EventMetadata.SYSTEM, Role.SYSTEM);

    private Cast() {}

    static Person by(Person person) {
        return person;
    }
}
