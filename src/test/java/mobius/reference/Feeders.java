package mobius.reference;

import mobius.reference.store.Templates;

/** Accounts that every target has. */
public final class Feeders {

    private static final Templates TEMPLATES = Templates.fromClassPath();

    private Feeders() {}

    /** The address of the n-th account with that role, counted from 0. */
    public static String email(String role, int n) {
        return TEMPLATES.accounts().stream()
                .filter(account -> account.role().equals(role))
                .skip(n)
                .findFirst()
                .orElseThrow()
                .email();
    }

    public static String user() {
        return email("user", 0);
    }
}
