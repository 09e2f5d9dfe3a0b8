package exchange.query.text;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Adds to each word what stands inside of it, at the same place: every end of it as a {@link Form#HEAD} (a Schutzmaske is a Maske),
 * everything else between two places to divide it as a {@link Form#PART}.
 */
final class CompoundFilter extends TokenFilter {

    private static final int SHORTEST = 4;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);

    private State whole = captureState();
    private String word = "";
    private int[] seams = {};
    private int from = -1;
    private int to;

    CompoundFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (from >= 0) {
            int start = from == 0 ? 0 : seams[from - 1];
            int end = to > seams.length - 1 ? word.length() : seams[to];
            boolean last = end == word.length();
            step();
            if (end - start >= SHORTEST && !(start == 0 && last)) {
                restoreState(whole);
                term.setEmpty().append(word, start, end);
                type.setType((last ? Form.HEAD : Form.PART).name());
                position.setPositionIncrement(0);
                return true;
            }
        }
        if (!input.incrementToken()) {
            return false;
        }
        type.setType(Form.WORD.name());
        seams = Hyphens.of(term.buffer(), term.length());
        if (seams.length > 0) {
            word = term.toString();
            whole = captureState();
            from = 0;
            to = 0;
        }
        return true;
    }

    /** From each seam (the first is the word's beginning) to each later one (the last is its end). */
    private void step() {
        to++;
        if (to > seams.length) {
            from++;
            to = from;
        }
        if (from > seams.length) {
            from = -1;
        }
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        from = -1;
    }
}
