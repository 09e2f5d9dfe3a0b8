package exchange.command.mail;

import exchange.command.listing.CallBacks;
import exchange.command.listing.CallBacks.Words;

/** What a mail is about. */
enum Topic {
    /** Whoever gave no address is called because of the submission itself, unless they have heard the reference at the hotline. */
    RECEIVED(CallBacks.RECEIVED.german(), CallBacks.RECEIVED.english()),
    CHANGES_REQUESTED("Änderungen sind gewünscht", "changes are asked for"),
    REVISION_CHANGES("Änderungen an der Überarbeitung sind gewünscht", "changes to the revision are asked for"),
    APPROVED("", ""),
    REVISION_APPROVED("", ""),
    REJECTED("Das Inserat ist abgelehnt", "the listing has been rejected"),
    REVISION_REJECTED("Die Überarbeitung ist abgelehnt", "the revision has been rejected"),
    SUSPENDED("Das Inserat ist ausgesetzt", "the listing has been suspended"),
    REINSTATED("", ""),
    WITHDRAWN("", ""),
    EXPIRY_ANNOUNCED("Das Inserat läuft bald ab", "the listing expires soon"),
    ACCOUNT_CONFIRMED("", ""),
    PASSWORD("", "");

    private final String german;
    private final String english;

    /** What the desk says on the telephone, where no mail can be sent; nothing if nobody is called, for it asks nothing of them. */
    Topic(String german, String english) {
        this.german = german;
        this.english = english;
    }

    Words callBack() {
        return new Words(german, english);
    }

    boolean isAboutListing() {
        return this != ACCOUNT_CONFIRMED && this != PASSWORD;
    }
}
