package exchange.query.text;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;

/** Makes the term of a word out of its stem. */
final class MarkFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final @Nullable Form always;

    /** @param always null if the type of each word says its form */
    MarkFilter(TokenStream input, @Nullable Form always) {
        super(input);
        this.always = always;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        Form form = always == null ? Form.valueOf(type.type()) : always;
        int length = term.length();
        char[] letters = term.resizeBuffer(length + 1);
        System.arraycopy(letters, 0, letters, 1, length);
        letters[0] = form.mark();
        term.setLength(length + 1);
        return true;
    }
}
