package exchange.query.catalogue;

import java.util.List;

/**
 * Where the words of a question are found in a listing: texts cut into pieces, which in their order make up the text. Nothing in them is
 * markup.
 *
 * @param title the whole title
 * @param excerpt of the description, about its first hits, or its beginning; an ellipsis stands for what is left out
 */
record Highlights(List<Piece> title, List<Piece> excerpt) {

    /**
     * A piece of a text.
     *
     * @param hit whether it is a word that was looked for
     */
    record Piece(String text, boolean hit) {}
}
