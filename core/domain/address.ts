/** R21. `overseas` is the free-form variant: `region` holds the country, `street` the rest. */
export type Address = {
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly street: string;
  readonly overseas: boolean;
};
