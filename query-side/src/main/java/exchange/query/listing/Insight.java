package exchange.query.listing;

import exchange.event.account.Role;
import exchange.event.listing.Visibility;
import exchange.query.listing.ListingLog.Story;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/** How much of a listing somebody may see. */
enum Insight {
    /** Its owner: all but what is the desk's own business. */
    OWNER(true, false),
    /** The partner who brought it in: the same without the contact. */
    PARTNER(false, false),
    /** Clerks, moderators, and auditors with a reason. */
    DESK(true, true),
    /** Auditors without a reason, and administrators. */
    DESK_WITHOUT_CONTACT(false, true);

    private final boolean contact;
    private final boolean internal;

    Insight(boolean contact, boolean internal) {
        this.contact = contact;
        this.internal = internal;
    }

    boolean showsContact() {
        return contact;
    }

    /** Whether notes, follow-ups and the names of who works at the desk are shown. */
    boolean showsInternal() {
        return internal;
    }

    /**
     * What somebody may see of a listing.
     *
     * @throws Problem 403 for who finds it in the catalogue but may not see more; 404 for everybody else
     */
    static Insight of(Caller reader, Story story, @Nullable String reason) {
        return switch (reader.role()) {
            case CLERK, MODERATOR -> DESK;
            case AUDITOR -> reason == null ? DESK_WITHOUT_CONTACT : DESK;
            case ADMIN -> DESK_WITHOUT_CONTACT;
            case ANONYMOUS, MEMBER, AUTHORITY, PARTNER, SYSTEM -> outside(reader, story);
        };
    }

    private static Insight outside(Caller reader, Story story) {
        if (reader.owns(story.listing().submission().owner())) {
            return OWNER;
        }
        if (reader.role() == Role.PARTNER
                && reader.accountId().equals(story.submission().actor())) {
            return PARTNER;
        }
        throw !reader.isAnonymous() && isInCatalogue(reader, story) ? Problem.forbidden() : Problem.notFound();
    }

    private static boolean isInCatalogue(Caller reader, Story story) {
        return story.listing().isPublished()
                && (story.listing().content().visibility() == Visibility.PUBLIC || reader.role() == Role.AUTHORITY);
    }
}
