package exchange.query.catalogue;

import java.util.Collection;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;

/** A field with many terms, each as it is. */
final class StringsField extends Field {

    StringsField(String name, Collection<String> terms) {
        super(name, new Terms(terms), TYPE);
    }

    private static final FieldType TYPE = type();

    private static FieldType type() {
        FieldType type = new FieldType(StringField.TYPE_NOT_STORED);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    private static final class Terms extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> terms;

        Terms(Collection<String> terms) {
            this.terms = terms.iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!terms.hasNext()) {
                return false;
            }
            term.append(terms.next());
            return true;
        }
    }
}
