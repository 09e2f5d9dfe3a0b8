package exchange.query.text;

/** The forms in which a word is found. */
public enum Form {
    /** The whole word without its ending, by German rules. */
    WORD('w'),
    /** The end of a compound: what the whole is a kind of. */
    HEAD('h'),
    /** The beginning or the middle of a compound. */
    PART('p'),
    /** The whole word without its ending, by English rules. */
    ENGLISH('e');

    private final char mark;

    Form(char mark) {
        this.mark = mark;
    }

    /** The term under which a word is kept in this form. */
    public String term(String stem) {
        return mark + stem;
    }

    char mark() {
        return mark;
    }
}
