package exchange.standalone;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Listings as they are sent in. */
final class Drafts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Drafts() {}

    /** Weberei Alb offers masks; what is asked for by a clerk on the telephone. */
    static ObjectNode masks() {
        return read("""
                {
                  "kind": "OFFER",
                  "title": "FFP2-Masken aus eigener Fertigung",
                  "description": "Zwei Linien laufen, eine dritte geht im Herbst in Betrieb.",
                  "product": "ffp2-mask",
                  "capability": "PRODUCTION",
                  "quantity": {"amount": 20000, "unit": "PIECE", "mode": "CAPACITY", "per": "WEEK", "from": "2026-12-01",
                      "smallestLot": 500},
                  "conformity": [{"standard": "EN 149 FFP2", "evidence": "https://pruefstelle.example/4711"}],
                  "region": {"postalCode": "72458", "place": "Albstadt"},
                  "organisation": {"name": "Weberei Alb GmbH", "type": "COMPANY"},
                  "contact": {"name": "Albrecht Maurer", "email": "maurer@weberei-alb.example", "phone": "+49 7431 100"}
                }""");
    }

    static ObjectNode masks(String title) {
        return masks().put("title", title);
    }

    /** Klinik Nord needs gowns. */
    static ObjectNode gowns() {
        return read("""
                {
                  "kind": "REQUEST",
                  "title": "Schutzkittel für die Notaufnahme",
                  "description": "Wir brauchen langärmelige Einmalkittel, gern in mehreren Teillieferungen.",
                  "product": "protective-gown",
                  "capability": "MATERIAL",
                  "quantity": {"amount": 8000, "unit": "PIECE", "mode": "STOCK"},
                  "region": {"postalCode": "74072", "place": "Heilbronn"},
                  "organisation": {"name": "Klinik Nord", "type": "HOSPITAL"},
                  "contact": {"name": "Fatima El Amrani", "email": "einkauf@klinik-nord.example"}
                }""");
    }

    static ObjectNode read(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
