package exchange.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How good an order is, by grades that somebody gave. */
final class Ranking {

    private Ranking() {}

    /**
     * The discounted cumulative gain of the first few, against the best possible order (Järvelin and Kekäläinen 2002, with 2^grade − 1).
     *
     * @param grades of what was graded; whatever else is listed counts nothing
     * @return 0 to 1; 1 where every grade is 0
     */
    static double ndcg(List<String> ranked, Map<String, Integer> grades, int first) {
        List<Integer> best =
                grades.values().stream().sorted(Comparator.reverseOrder()).toList();
        double ideal = gain(best, first);
        return ideal == 0
                ? 1
                : gain(ranked.stream().map(id -> grades.getOrDefault(id, 0)).toList(), first) / ideal;
    }

    private static double gain(List<Integer> grades, int first) {
        double gain = 0;
        for (int i = 0; i < Math.min(first, grades.size()); i++) {
            gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }
}
