/** As much of an Observable as Web Chat asks for. */
export interface Observable<T> {
  subscribe(observer: Observer<T>): { unsubscribe(): void };
}

export interface Observer<T> {
  readonly next?: (value: T) => void;
  readonly error?: (error: unknown) => void;
  readonly complete?: () => void;
}

export interface Recorded<T> extends Observable<T> {
  push(value: T): void;
}

/** Gives every subscriber all that there has been, then what comes: Web Chat subscribes when it is ready, not before. */
export function recorded<T>(): Recorded<T> {
  const values: T[] = [];
  const observers = new Set<Observer<T>>();
  return {
    push(value) {
      values.push(value);
      for (const observer of observers) observer.next?.(value);
    },
    subscribe(observer) {
      for (const value of values) observer.next?.(value);
      observers.add(observer);
      return { unsubscribe: () => observers.delete(observer) };
    },
  };
}

/** One result, worked out when somebody subscribes. */
export function single<T>(work: () => Promise<T>): Observable<T> {
  return {
    subscribe(observer) {
      let listening = true;
      work().then(
        value => {
          if (!listening) return;
          observer.next?.(value);
          observer.complete?.();
        },
        (error: unknown) => {
          if (listening) observer.error?.(error);
        },
      );
      return {
        unsubscribe() {
          listening = false;
        },
      };
    },
  };
}
