package exchange.command.dispatch;

/** Every rule that a well-formed command may break, with its sentence in both languages. The name is the code in {@code rule}. */
public enum Rule {
    FOUR_EYES("Niemand gibt ein eigenes Inserat frei.", "Nobody approves a listing of their own."),
    NOT_THE_HOLDER(
            "Ein anderes Mitglied der Moderation prüft dieses Inserat gerade; nur wer es übernommen hat, darf das.",
            "Another moderator is reviewing this listing; only the holder of the claim may do that."),
    CLAIM_LAPSED(
            "Ihre Übernahme ist nach 15 Minuten ohne Tätigkeit verfallen; bitte übernehmen Sie das Inserat erneut.",
            "Your claim lapsed after 15 minutes without activity; please claim the listing again."),
    NOT_IN_REVIEW(
            "Das Inserat ist nicht in Prüfung; es muss erst übernommen werden.",
            "The listing is not in review; it has to be claimed first."),
    NOTHING_TO_REVIEW(
            "An diesem Inserat gibt es derzeit nichts zu prüfen.",
            "There is nothing to review in this listing at present."),
    QUANTITY_UNCONFIRMED(
            "Die Menge liegt weit außerhalb des Üblichen; ein anderes Mitglied der Moderation muss sie erst bestätigen.",
            "The quantity is far outside the usual; another moderator has to confirm it first."),
    NOT_QUARANTINED("Die Menge ist nicht in Quarantäne.", "The quantity is not in quarantine."),
    HOLDER_CONFIRMS(
            "Wer das Inserat prüft, bestätigt nicht auch noch die Menge.",
            "Whoever reviews the listing does not confirm its quantity too."),
    UNDER_REVIEW(
            "Das Inserat wird gerade geprüft und kann so lange nicht geändert werden.",
            "The listing is being reviewed and cannot be changed meanwhile."),
    NOT_PUBLISHED("Das Inserat ist nicht veröffentlicht.", "The listing is not published."),
    NOT_SUSPENDED("Das Inserat ist nicht ausgesetzt.", "The listing is not suspended."),
    SUSPENDED("Das Inserat ist ausgesetzt.", "The listing is suspended."),
    ALREADY_CLOSED(
            "Das Inserat ist abgeschlossen; daran ändert sich nichts mehr.",
            "The listing is closed; nothing about it changes any more."),
    STANDARD_NOT_CLAIMED("Das Inserat nennt diese Norm nicht.", "The listing does not claim this standard."),
    EXCHANGE_CLOSED(
            "Die Börse ist geschlossen und nimmt keine Inserate an.", "The exchange is closed and takes no listings."),
    OWN_ACCOUNT(
            "Am eigenen Konto ändert man die Rolle nicht selbst; das tut jemand anderes aus der Verwaltung.",
            "Nobody changes the role of their own account; another administrator does."),
    ACCOUNT_WAITING(
            "Das Konto ist noch nicht bestätigt; erst danach hat es eine Rolle.",
            "The account is not confirmed yet; it has no role before."),
    ACCOUNT_IN_USE(
            "Das Konto ist schon bestätigt; nur die Verwaltung kann es schließen.",
            "The account has been confirmed; only an administrator can close it."),
    ACCOUNT_CLOSED("Das Konto ist geschlossen.", "The account is closed."),
    CONFIRMED_BY_COLLEAGUES(
            "Die Organisation hat schon ein Konto; sie bestätigt ihre weiteren Konten selbst.",
            "The organisation has an account already; it confirms its further accounts itself."),
    NEEDS_AN_ORGANISATION(
            "Diese Rolle spricht für eine Organisation, und das Konto gehört zu keiner.",
            "This role speaks for an organisation, and the account belongs to none."),
    KEY_REUSED(
            "Dieser Idempotency-Key wurde schon für eine andere Anfrage verwendet.",
            "This Idempotency-Key has been used for another request.");

    private final String german;
    private final String english;

    Rule(String german, String english) {
        this.german = german;
        this.english = english;
    }

    public String german() {
        return german;
    }

    public String english() {
        return english;
    }

    /** To be thrown by whoever finds the rule broken. */
    public Refusal refusal() {
        return new Refusal(this);
    }
}
