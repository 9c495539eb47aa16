/**
 * Has `process.env` answered from memory: Node asks the system for each variable each time, and the SDK asks for some thirty of them in each call of the
 * cloud, which is a tenth of what a call costs a function. What is written goes to the system first, so that it is kept as Node keeps it (a text), a time
 * zone takes hold, and programs that are started get it.
 * Differs: `structuredClone(process.env)` throws, copies of it do not; a variable that a native addon sets itself is not seen.
 */
export function quickenEnvironment(): void {
  const system = process.env;
  const quick: NodeJS.ProcessEnv = new Proxy<NodeJS.ProcessEnv>(
    { ...system },
    {
      set(known, name, value, receiver) {
        // Of an object that was made from it, and not of it.
        if (receiver !== quick) return Reflect.set(known, name, value, receiver);
        system[name as string] = value;
        return learn(known, system, name);
      },
      defineProperty: (known, name, property) => Reflect.defineProperty(system, name, property) && learn(known, system, name),
      deleteProperty: (known, name) => Reflect.deleteProperty(system, name) && Reflect.deleteProperty(known, name),
    },
  );
  process.env = quick;
}

/** Takes over what the system made of a value; some names it does not take, and says nothing. */
function learn(known: NodeJS.ProcessEnv, system: NodeJS.ProcessEnv, name: string | symbol): boolean {
  const property = Reflect.getOwnPropertyDescriptor(system, name);
  return property ? Reflect.defineProperty(known, name, property) : Reflect.deleteProperty(known, name);
}
