package mobius.reference.store;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All accounts by id and e-mail address. Addresses are unique without regard to case. Thread-safe. */
public final class Accounts {

    private final Map<UUID, Account> byId = new ConcurrentHashMap<>();
    private final Map<String, UUID> byEmail = new ConcurrentHashMap<>();

    public Optional<Account> withId(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Account> withEmail(String email) {
        return Optional.ofNullable(byEmail.get(key(email))).map(byId::get);
    }

    /**
     * Adds an account.
     *
     * @return false if the address is taken; nothing is changed then
     */
    public boolean add(Account account) {
        if (byEmail.putIfAbsent(key(account.email()), account.id()) != null) {
            return false;
        }
        byId.put(account.id(), account);
        return true;
    }

    /**
     * Replaces the account with the same id.
     *
     * @return false if the address belongs to another account; nothing is changed then
     */
    public boolean replace(Account account) {
        UUID holder = byEmail.putIfAbsent(key(account.email()), account.id());
        if (holder != null && !holder.equals(account.id())) {
            return false;
        }
        Account before = byId.put(account.id(), account);
        if (before != null && !key(before.email()).equals(key(account.email()))) {
            byEmail.remove(key(before.email()));
        }
        return true;
    }

    public int size() {
        return byId.size();
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
