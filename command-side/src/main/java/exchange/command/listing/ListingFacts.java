package exchange.command.listing;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a listing in every stage of its life.
 *
 * @param submitter the account that submitted it
 * @param version of the latest content
 * @param conformity by standard claimed in any version, how far it is believed
 * @param textKeys the keys of all texts so far, for a redaction to destroy
 * @param followUps whether done, by id
 * @param said by what was said ({@link #CONTENT}, or a standard), the hash of the request that said it last, to know a repetition by
 */
record ListingFacts(
        String submitter,
        int version,
        Map<String, ConformityLevel> conformity,
        Set<String> textKeys,
        Map<String, Boolean> followUps,
        Map<String, String> said) {

    /** What a revision says. */
    static final String CONTENT = "content";

    static ListingFacts of(Content first, String submitter) {
        return new ListingFacts(submitter, first.version(), Map.of(), Set.of(), Map.of(), Map.of())
                .withStandards(first);
    }

    ListingFacts withVersion(int latest) {
        return new ListingFacts(submitter, latest, conformity, textKeys, followUps, said);
    }

    ListingFacts withStandards(Content content) {
        Map<String, ConformityLevel> levels = new HashMap<>(conformity);
        content.standards().forEach(standard -> levels.putIfAbsent(standard, ConformityLevel.CLAIMED));
        return new ListingFacts(submitter, version, Map.copyOf(levels), textKeys, followUps, said);
    }

    ListingFacts withLevel(String standard, ConformityLevel level) {
        return new ListingFacts(submitter, version, plus(conformity, standard, level), textKeys, followUps, said);
    }

    ListingFacts withTextKey(@Nullable String key) {
        return key == null
                ? this
                : new ListingFacts(submitter, version, conformity, plus(textKeys, key), followUps, said);
    }

    ListingFacts without(Collection<String> keys) {
        Set<String> left = new HashSet<>(textKeys);
        left.removeAll(keys);
        return new ListingFacts(submitter, version, conformity, Set.copyOf(left), followUps, said);
    }

    ListingFacts withFollowUp(String id, boolean done) {
        return new ListingFacts(submitter, version, conformity, textKeys, plus(followUps, id, done), said);
    }

    ListingFacts withSaid(String what, @Nullable String requestHash) {
        return requestHash == null
                ? this
                : new ListingFacts(submitter, version, conformity, textKeys, followUps, plus(said, what, requestHash));
    }

    /** Whether this very request has said it last. */
    boolean isSaid(String what, @Nullable String requestHash) {
        return requestHash != null && requestHash.equals(said.get(what));
    }

    static <T> Set<T> plus(Set<T> set, T element) {
        Set<T> grown = new HashSet<>(set);
        grown.add(element);
        return Set.copyOf(grown);
    }

    private static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
        Map<K, V> grown = new HashMap<>(map);
        grown.put(key, value);
        return Map.copyOf(grown);
    }
}
