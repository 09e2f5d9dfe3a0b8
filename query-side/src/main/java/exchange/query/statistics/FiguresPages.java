package exchange.query.statistics;

import exchange.query.page.PageController;
import exchange.query.page.Wording;
import exchange.query.statistics.Figures.Where;
import exchange.query.statistics.ServiceLevels.Span;
import exchange.query.statistics.SupplyDemand.Line;
import exchange.reference.Region;
import exchange.reference.Regions;
import exchange.reference.Unit;
import exchange.web.problem.Language;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The figures of the exchange, for everyone: pictures, each with its table. */
@PageController
class FiguresPages {

    /** A choice of a list. */
    record Choice(String value, String label, boolean chosen) {}

    private final Figures figures;
    private final Regions regions;
    private final Wording say;

    FiguresPages(Figures figures, Regions regions, Wording say) {
        this.figures = figures;
        this.regions = regions;
        this.say = say;
    }

    @GetMapping("/figures")
    String figures(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.of(request);
        Where where = figures.where(parameters);
        parameters.check();
        SupplyDemand balance = figures.supplyDemand(request);
        Gaps gaps = gaps(request, where);
        ServiceLevels levels = figures.serviceLevels(request);
        BarChart bars = BarChart.of(balance.items());
        model.addAttribute("figure", new FigureWords(say));
        model.addAttribute("balance", balance);
        model.addAttribute(
                "published",
                balance.listings().values().stream().mapToInt(Integer::intValue).sum());
        model.addAttribute("scarcest", balance.scarcest());
        model.addAttribute("bars", bars);
        model.addAttribute("barsInWords", inWords(bars));
        model.addAttribute("gaps", gaps);
        model.addAttribute("where", where);
        model.addAttribute("goods", goods(balance, gaps));
        model.addAttribute("lands", lands(gaps, Language.of(request)));
        model.addAttribute("levels", levels);
        model.addAttribute("times", TimeChart.of(levels.days()));
        model.addAttribute("timesInWords", inWords(levels));
        model.addAttribute("position", Math.max(balance.position(), levels.position()));
        return "figures/figures";
    }

    /** Unless a region was chosen, the Land with the most listings. */
    private Gaps gaps(HttpServletRequest request, Where where) {
        Gaps everywhere = figures.gaps(request, where);
        return where.region() != null || everywhere.lands().isEmpty()
                ? everywhere
                : figures.gaps(request, where.in(everywhere.lands().getFirst().code()));
    }

    private List<Choice> goods(SupplyDemand balance, Gaps gaps) {
        String chosen = gaps.product() + ":" + gaps.unit();
        List<Choice> goods = new ArrayList<>();
        for (Line line : balance.items()) {
            goods.add(new Choice(
                    line.key(), named(line.label(), line.unit()), line.key().equals(chosen)));
        }
        Unit unit = gaps.unit();
        if (unit != null && goods.stream().noneMatch(Choice::chosen)) {
            goods.add(new Choice(chosen, named(Objects.requireNonNull(gaps.label()), unit), true));
        }
        goods.sort(Comparator.comparing(
                Choice::label, Collator.getInstance(Language.current().locale())));
        return goods;
    }

    private String named(String label, Unit unit) {
        return say.word("figures.goods", label, say.word("unitName." + unit));
    }

    private List<Choice> lands(Gaps gaps, Language language) {
        List<Choice> lands = new ArrayList<>();
        for (Region region : regions.all()) {
            if (region.level() <= 1) {
                String label = language.choose(region.labelDe(), region.labelEn());
                int listings = gaps.lands().stream()
                        .filter(land -> land.code().startsWith(region.code()))
                        .mapToInt(Gaps.Land::listings)
                        .sum();
                lands.add(new Choice(
                        region.code(),
                        say.word("figures.land", label, say.number(listings)),
                        region.code().equals(gaps.region())));
            }
        }
        if (lands.stream().noneMatch(Choice::chosen)) {
            lands.addFirst(new Choice(gaps.region(), label(gaps.region(), language), true));
        }
        return lands;
    }

    private String label(String code, Language language) {
        return regions.find(code)
                .map(region -> language.choose(region.labelDe(), region.labelEn()))
                .orElse(code);
    }

    private String inWords(BarChart bars) {
        FigureWords figure = new FigureWords(say);
        List<String> rows = new ArrayList<>();
        bars.groups()
                .forEach(group -> group.rows().forEach(row -> {
                    Line line = row.line();
                    rows.add(say.word(
                            "figures.bar",
                            line.label(),
                            figure.amount(line.supply().total(), line.unit()),
                            figure.amount(line.demand().total(), line.unit())));
                }));
        return String.join(" ", rows);
    }

    private String inWords(ServiceLevels levels) {
        List<String> days = new ArrayList<>();
        for (Span day : levels.days()) {
            @Nullable Long p50 = day.times().p50Seconds();
            @Nullable Long p95 = day.times().p95Seconds();
            if (p50 != null && p95 != null) {
                days.add(say.word("figures.day", say.date(day.from()), say.span(p50), say.span(p95)));
            }
        }
        return String.join(" ", days);
    }
}
