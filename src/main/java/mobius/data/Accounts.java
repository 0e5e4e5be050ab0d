package mobius.data;

import mobius.data.text.Deck;
import mobius.data.text.Draws;

/**
 * Generates accounts. Of each hundred in sequence exactly 50 are in us-east-1, 30 in eu-west-1 and 20 in ap-southeast-1; exactly
 * 93 are users, 2 admins and 5 viewers. Region and role are independent of each other and in random order.
 */
final class Accounts {

    private static final String DOMAIN = "load.mobius.example";

    private final Draws draws;
    private final Deck<String> regions;
    private final Deck<String> roles;
    private int made;

    Accounts(long seed) {
        draws = Draws.of(seed, "accounts");
        regions = Deck.of(
                draws.fork(),
                Deck.times(50, "us-east-1"),
                Deck.times(30, "eu-west-1"),
                Deck.times(20, "ap-southeast-1"));
        roles = Deck.of(draws.fork(), Deck.times(93, "user"), Deck.times(2, "admin"), Deck.times(5, "viewer"));
    }

    Account next() {
        String given = draws.pick(PersonNames.GIVEN);
        String family = draws.pick(PersonNames.FAMILY);
        return new Account(email(given, family), given + " " + family, regions.next(), roles.next());
    }

    /** Builds an address from the name. The number of the account makes it unique, because names repeat. */
    private String email(String given, String family) {
        made++;
        return PersonNames.inAscii(given) + "." + PersonNames.inAscii(family) + "." + made + "@" + DOMAIN;
    }
}
