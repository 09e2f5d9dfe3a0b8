package exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The door")
class DoorTest {

    private static House house;

    @BeforeAll
    static void open() {
        house = House.openInTemporaryFolder();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void lets_everyone_see_what_is_for_everyone() {
        var answer = house.send(house.to("/api/me"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(House.json(answer).get("role").stringValue()).isEqualTo("ANONYMOUS");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }
}
