package exchange.query.statistics;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import exchange.event.listing.Kind;
import exchange.query.catalogue.PublishedListings.Mark;
import exchange.query.statistics.Gaps.Balance;
import exchange.query.statistics.Gaps.District;
import exchange.query.statistics.Gaps.Land;
import exchange.query.statistics.Gaps.Week;
import exchange.query.statistics.SupplyDemand.Line;
import exchange.reference.Product;
import exchange.reference.Products;
import exchange.reference.Region;
import exchange.reference.Regions;
import exchange.reference.Unit;
import exchange.reference.Validity;
import exchange.web.problem.Language;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what is offered against what is needed, from the listings that the public sees today. */
@Component
class Balances {

    /** Of a NUTS code: the Land. */
    private static final int LAND = 3;

    private final CountedListings listings;
    private final Products products;
    private final Regions regions;
    private final Clock clock;
    private final KeptFigures kept = new KeptFigures();

    Balances(CountedListings listings, Products products, Regions regions, Clock clock) {
        this.listings = listings;
        this.products = products;
        this.regions = regions;
        this.clock = clock;
    }

    private record On(LocalDate day, Object question) {}

    @QueryHandler
    SupplyDemand handle(GetSupplyDemand query) {
        LocalDate today = today();
        GetSupplyDemand lasting = new GetSupplyDemand(query.generation(), query.language(), false);
        return kept.get(
                new On(today, lasting),
                query.now(),
                () -> listings.version(query.generation()),
                () -> listings.ask(
                        query.generation(), (mark, byGoods) -> supplyDemand(mark, byGoods, today, query.language())));
    }

    @QueryHandler
    Gaps handle(GetGaps query) {
        LocalDate today = today();
        GetGaps lasting = new GetGaps(
                query.generation(),
                query.product(),
                query.unit(),
                query.region(),
                query.weeks(),
                query.everywhere(),
                query.language(),
                false);
        return kept.get(
                new On(today, lasting),
                query.now(),
                () -> listings.version(query.generation()),
                () -> listings.ask(query.generation(), (mark, byGoods) -> gaps(mark, byGoods, today, lasting)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Validity.ZONE);
    }

    private SupplyDemand supplyDemand(
            Mark mark,
            Map<Optional<Goods>, ? extends Collection<Counted>> byGoods,
            LocalDate today,
            Language language) {
        LocalDate until = today.plusDays(SupplyDemand.DAYS - 1);
        Map<String, Integer> shown = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            shown.put(kind.name(), 0);
        }
        List<Line> lines = new ArrayList<>();
        byGoods.forEach((goods, counted) -> {
            counted.stream()
                    .filter(each -> each.isShown(today))
                    .forEach(each -> shown.merge(each.kind().name(), 1, Integer::sum));
            goods.map(what -> SupplyDemand.line(what, label(what.product(), language), counted, until, today))
                    .filter(line -> line.size() > 0)
                    .ifPresent(lines::add);
        });
        lines.sort(
                comparingInt(Line::size).reversed().thenComparing(Line::product).thenComparing(Line::unit));
        return new SupplyDemand(mark.position(), version(mark), today, until, shown, lines);
    }

    private Gaps gaps(
            Mark mark, Map<Optional<Goods>, ? extends Collection<Counted>> byGoods, LocalDate today, GetGaps query) {
        List<Week> weeks = Gaps.weeks(today, query.weeks());
        Goods chosen = query.product() == null
                ? scarcest(byGoods, query.unit(), today)
                : goods(byGoods, Goods.counted(query.product(), products), query.unit(), today);
        if (chosen == null) {
            return new Gaps(
                    mark.position(),
                    version(mark),
                    null,
                    null,
                    null,
                    query.region(),
                    weeks,
                    List.of(),
                    null,
                    List.of());
        }
        Map<String, List<Counted>> byDistrict = new HashMap<>();
        Map<String, Integer> byLand = new HashMap<>();
        within(byGoods, chosen.product(), today)
                .filter(each -> each.goods() != null && each.goods().unit() == chosen.unit())
                .forEach(each -> {
                    byLand.merge(each.district().substring(0, LAND), 1, Integer::sum);
                    if (each.district().startsWith(query.region())) {
                        byDistrict
                                .computeIfAbsent(each.district(), any -> new ArrayList<>())
                                .add(each);
                    }
                });
        if (query.everywhere()) {
            regions.all().stream()
                    .filter(region -> region.level() == 3 && region.code().startsWith(query.region()))
                    .forEach(region -> byDistrict.putIfAbsent(region.code(), List.of()));
        }
        List<District> districts = byDistrict.entrySet().stream()
                .map(entry -> Gaps.district(
                        entry.getKey(), region(entry.getKey(), query.language()), entry.getValue(), weeks, today))
                .sorted(comparingInt((District district) -> district.listings() > 0 ? 0 : 1)
                        .thenComparingLong(
                                district -> district.weeks().getLast().gap())
                        .thenComparing(District::code))
                .toList();
        return new Gaps(
                mark.position(),
                version(mark),
                chosen.product(),
                label(chosen.product(), query.language()),
                chosen.unit(),
                query.region(),
                weeks,
                districts,
                total(query.region(), region(query.region(), query.language()), districts, weeks.size()),
                byLand.entrySet().stream()
                        .map(entry ->
                                new Land(entry.getKey(), region(entry.getKey(), query.language()), entry.getValue()))
                        .sorted(comparingInt(Land::listings).reversed().thenComparing(Land::code))
                        .toList());
    }

    private static District total(String code, String label, List<District> districts, int weeks) {
        List<Balance> sums = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            Balance sum = Balance.NOTHING;
            for (District district : districts) {
                sum = sum.plus(district.weeks().get(week));
            }
            sums.add(sum);
        }
        return new District(
                code, label, districts.stream().mapToInt(District::listings).sum(), sums);
    }

    /** That of which most is missing; where nothing is, that with the most listings. */
    private @Nullable Goods scarcest(
            Map<Optional<Goods>, ? extends Collection<Counted>> byGoods, @Nullable Unit unit, LocalDate today) {
        LocalDate until = today.plusDays(SupplyDemand.DAYS - 1);
        return byGoods.entrySet().stream()
                .flatMap(entry -> entry
                        .getKey()
                        .filter(goods -> unit == null || goods.unit() == unit)
                        .map(goods -> SupplyDemand.line(goods, "", entry.getValue(), until, today))
                        .stream())
                .filter(line -> line.size() > 0)
                .min(SupplyDemand.SCARCEST)
                .map(line -> new Goods(line.product(), line.unit()))
                .orElse(null);
    }

    private Goods goods(
            Map<Optional<Goods>, ? extends Collection<Counted>> byGoods,
            String product,
            @Nullable Unit unit,
            LocalDate today) {
        return new Goods(product, unit == null ? usualUnit(byGoods, product, today) : Goods.unit(unit));
    }

    private Unit usualUnit(
            Map<Optional<Goods>, ? extends Collection<Counted>> byGoods, String product, LocalDate today) {
        Map<Unit, Long> units = new TreeMap<>();
        within(byGoods, product, today)
                .forEach(
                        each -> units.merge(Objects.requireNonNull(each.goods()).unit(), 1L, Long::sum));
        return units.entrySet().stream()
                .min(comparingLong((Map.Entry<Unit, Long> entry) -> -entry.getValue())
                        .thenComparing(comparing(Map.Entry::getKey)))
                .map(Map.Entry::getKey)
                .orElse(Unit.PIECE);
    }

    private Stream<Counted> within(
            Map<Optional<Goods>, ? extends Collection<Counted>> byGoods, String product, LocalDate today) {
        return byGoods.entrySet().stream()
                .filter(entry -> entry.getKey()
                        .filter(goods -> products.covers(product, goods.product()))
                        .isPresent())
                .<Counted>flatMap(entry -> entry.getValue().stream())
                .filter(each -> each.isShown(today));
    }

    private static String version(Mark mark) {
        return mark.position() + "-" + mark.released() + "-" + mark.generation().number();
    }

    private String label(String code, Language language) {
        return products.find(code)
                .map((Product product) -> language.choose(product.labelDe(), product.labelEn()))
                .orElse(code);
    }

    private String region(String code, Language language) {
        return regions.find(code)
                .map((Region region) -> language.choose(region.labelDe(), region.labelEn()))
                .orElse(code);
    }
}
