package exchange.web.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** JSON as a form names it: values by field, nested ones with dots and indices ({@code conformity[0].standard}). */
public final class FlatJson {

    private FlatJson() {}

    /** All values that are there; a list of plain values is one field. */
    public static Map<String, List<String>> values(JsonNode node) {
        Map<String, List<String>> values = new HashMap<>();
        flatten("", node, values);
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, List<String>> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), into));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isValueNode()) {
            into.put(path, node.valueStream().map(JsonNode::asString).toList());
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                flatten(path + "[" + index + "]", node.get(index), into);
            }
        } else if (!node.isNull()) {
            into.put(path, List.of(node.asString()));
        }
    }
}
