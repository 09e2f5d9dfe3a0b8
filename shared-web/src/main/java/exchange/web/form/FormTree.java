package exchange.web.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a form as a tree: {@code quantity.amount} and {@code conformity[0].standard} are nested, what is blank is absent, lists
 * close up over what is left empty. {@link #values} names what is left as the tree does.
 */
final class FormTree {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\[\\d{1,2}])?(\\.[A-Za-z][A-Za-z0-9]*(\\[\\d{1,2}])?){0,4}");
    private static final Pattern STEP = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(?:\\[(\\d{1,2})])?");

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final ObjectNode json;

    /** @param fields those of the form itself, without hidden ones of ours */
    FormTree(Map<String, String[]> fields) {
        Branch root = new Branch();
        ObjectNode strange = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, given) -> {
            List<String> filled = new ArrayList<>();
            for (String value : given) {
                if (!value.isBlank()) {
                    filled.add(value);
                }
            }
            if (!filled.isEmpty() && !(NAME.matcher(name).matches() && root.put(name, filled))) {
                strange.put(name, filled.getFirst());
            }
        });
        this.json = root.object("", values);
        strange.properties().forEach(entry -> json.set(entry.getKey(), entry.getValue()));
    }

    ObjectNode json() {
        return json;
    }

    Map<String, List<String>> values() {
        return values;
    }

    /** A record, or the elements of a list by their number. */
    private static final class Branch {

        private final Map<String, Object> properties = new LinkedHashMap<>();

        /** False if the name stands for a value and for something with values in it. */
        boolean put(String name, List<String> filled) {
            Branch at = this;
            Matcher step = STEP.matcher(name);
            boolean more = step.find();
            while (more) {
                String property = step.group(1);
                String index = step.group(2);
                more = step.find();
                if (index != null) {
                    at = at.child(property);
                    property = index;
                }
                if (at == null) {
                    return false;
                }
                if (!more) {
                    return at.properties.putIfAbsent(property, filled) == null;
                }
                at = at.child(property);
                if (at == null) {
                    return false;
                }
            }
            return false;
        }

        private @Nullable Branch child(String property) {
            return properties.computeIfAbsent(property, any -> new Branch()) instanceof Branch branch ? branch : null;
        }

        ObjectNode object(String path, Map<String, List<String>> values) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            properties.forEach((name, content) ->
                    object.set(name, node(path.isEmpty() ? name : path + "." + name, content, values)));
            return object;
        }

        @SuppressWarnings("unchecked") // a list holds the values, everything else is a branch
        private static JsonNode node(String path, Object content, Map<String, List<String>> values) {
            if (content instanceof Branch branch) {
                return branch.isList() ? branch.list(path, values) : branch.object(path, values);
            }
            List<String> filled = (List<String>) content;
            values.put(path, filled);
            if (filled.size() == 1) {
                return JsonNodeFactory.instance.stringNode(filled.getFirst());
            }
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            filled.forEach(all::add);
            return all;
        }

        private boolean isList() {
            return properties.keySet().stream().allMatch(name -> Character.isDigit(name.charAt(0)));
        }

        private ArrayNode list(String path, Map<String, List<String>> values) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            Map<Integer, Object> inOrder = new TreeMap<>();
            properties.forEach((index, content) -> inOrder.put(Integer.valueOf(index), content));
            inOrder.values().forEach(content -> list.add(node(path + "[" + list.size() + "]", content, values)));
            return list;
        }
    }
}
